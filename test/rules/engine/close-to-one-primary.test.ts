import { AccessPatternProfile, Operation } from '../../../src/profile/access-pattern-profile';
import { rule } from '../../../src/rules/engine/close-to-one-primary';
import { linesOf, pattern } from '../evidence';

const put = pattern({ name: 'put-order', operation: Operation.PUT });

describe('engine/close-to-one-primary', () => {
  test('speaks when writes just reach the threshold', () => {
    expect(linesOf(rule, { accessPatterns: [{ ...put, peakPerSecond: 10_000 }] })).toEqual([
      'cautions postgres: 10,000 write transactions/s; the ceiling assumed for one primary is 30,000/s, and at half of saturation (about 300/s per vCPU) this load asks for 34 vCPUs → measure the real commit rate, batch writes into fewer transactions, and plan what is sharded first',
    ]);
  });

  test('speaks when a rate is unknown', () => {
    expect(linesOf(rule, { accessPatterns: [{ ...put, peakPerSecond: 29_999 }, { ...put, name: 'other', peakPerSecond: undefined }] })).toEqual([
      'cautions postgres: at least 29,999 write transactions/s; the ceiling assumed for one primary is 30,000/s, and at half of saturation (about 300/s per vCPU) this load asks for 100 vCPUs → measure the real commit rate, batch writes into fewer transactions, and plan what is sharded first',
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['writes stay below', { accessPatterns: [{ ...put, peakPerSecond: 9_999 }] }],
    ['writes are beyond one primary', { accessPatterns: [{ ...put, peakPerSecond: 30_000 }] }],
    ['requests only read', { accessPatterns: [pattern({ peakPerSecond: 20_000 })] }],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
