import { AccessPatternProfile, Consistency, ExistingEngine, Operation } from '../../../src/profile/access-pattern-profile';
import { rule } from '../../../src/rules/engine/close-to-one-primary';
import { entity, linesOf, pattern } from '../evidence';

const put = pattern({ name: 'put-order', operation: Operation.PUT });

describe('engine/close-to-one-primary', () => {
  test('speaks when writes just reach the threshold', () => {
    expect(linesOf(rule, { accessPatterns: [{ ...put, peakPerSecond: 10_000 }] })).toEqual([
      'cautions postgres: 10,000 write transactions/s; the ceiling assumed for one primary is 30,000 write transactions/s, and at half of saturation (per vCPU 300 write transactions/s or 1,500 reads/s) the writer wants 34 vCPUs → measure the real commit rate, batch writes into fewer transactions, and plan what is sharded first',
    ]);
  });

  test('speaks when a rate is unknown', () => {
    expect(linesOf(rule, { accessPatterns: [{ ...put, peakPerSecond: 29_999 }, { ...put, name: 'other', peakPerSecond: undefined }] })).toEqual([
      'cautions postgres: at least 29,999 write transactions/s; the ceiling assumed for one primary is 30,000 write transactions/s, and at half of saturation (per vCPU 300 write transactions/s or 1,500 reads/s) the writer wants 100 vCPUs → measure the real commit rate, batch writes into fewer transactions, and plan what is sharded first',
    ]);
  });

  test('speaks when rows or strong requests are close', () => {
    const rows = { ...put, peakPerSecond: 1_000, itemsPerRequest: 40 };
    expect(linesOf(rule, { accessPatterns: [rows] })).toEqual([
      'cautions postgres: 40,000 row writes/s; the ceiling assumed for one primary is 120,000 row writes/s, and at half of saturation (per vCPU 300 write transactions/s or 1,500 reads/s) the writer wants 34 vCPUs → measure the real commit rate, batch writes into fewer transactions, and plan what is sharded first',
    ]);
    expect(linesOf(rule, { accessPatterns: [pattern({ consistency: Consistency.STRONG, peakPerSecond: 50_000 })] })).toEqual([
      'cautions postgres: 50,000 writes and strong reads/s; the ceiling assumed for one primary is 200,000 writes and strong reads/s, and at half of saturation (per vCPU 300 write transactions/s or 1,500 reads/s) the writer wants 34 vCPUs → measure the real commit rate, batch writes into fewer transactions, and plan what is sharded first',
    ]);
  });

  test('counts, beside an existing table, the writes of what is copied', () => {
    const beside = (written: string) => linesOf(rule, {
      entities: [entity(), entity({ name: 'Session' })],
      accessPatterns: [
        pattern(), { ...put, entity: written, peakPerSecond: 10_000 }, pattern({ name: 'search', operation: Operation.SEARCH, by: ['id'], peakPerSecond: 1 }),
      ],
      existingStore: { engine: ExistingEngine.DYNAMODB },
    });
    expect(beside('Order')).toEqual([expect.stringMatching(/^cautions postgres: 10,000 write transactions\/s;/)]);
    expect(beside('Session')).toEqual([]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['writes stay below', { accessPatterns: [{ ...put, peakPerSecond: 9_999 }] }],
    ['writes are beyond one primary', { accessPatterns: [{ ...put, peakPerSecond: 30_000 }] }],
    ['rows stay below', { accessPatterns: [{ ...put, peakPerSecond: 1_000, itemsPerRequest: 39.9 }] }],
    ['strong requests stay below', { accessPatterns: [pattern({ consistency: Consistency.STRONG, peakPerSecond: 49_999 })] }],
    ['requests only read, and may lag', { accessPatterns: [pattern({ peakPerSecond: 200_000 })] }],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
