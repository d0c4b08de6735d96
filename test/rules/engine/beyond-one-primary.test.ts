import { AccessPatternProfile, ExistingEngine, Operation } from '../../../src/profile/access-pattern-profile';
import { rule } from '../../../src/rules/engine/beyond-one-primary';
import { entity, linesOf, pattern } from '../evidence';

const put = pattern({ name: 'put-order', operation: Operation.PUT });

describe('engine/beyond-one-primary', () => {
  test('speaks when writes just reach the threshold', () => {
    expect(linesOf(rule, { accessPatterns: [{ ...put, peakPerSecond: 30_000 }] })).toEqual([
      'cautions postgres: 30,000 write transactions/s, 1× what one primary should carry (30,000 write transactions/s) and below what it is refused at (80,000 write transactions/s) → shard by the busiest key (application shards or Aurora Limitless), partition the tables, and keep what can lag off the primary',
    ]);
  });

  test('speaks when bytes do', () => {
    expect(linesOf(rule, { entities: [entity({ itemCount: 2 ** 40, averageItemBytes: 192 })] })).toEqual([
      'cautions postgres: 192 TiB, 1× what one primary should carry (192 TiB) and below what it is refused at (256 TiB) → shard by the busiest key (application shards or Aurora Limitless), partition the tables, and keep what can lag off the primary',
    ]);
  });

  test.each([[196, false], [197, true]])('says at %p TiB whether one volume ends before them: %p', (averageItemBytes, isTooSmall) => {
    const [line] = linesOf(rule, { entities: [entity({ itemCount: 2 ** 40, averageItemBytes })] });
    expect(line.includes('; with row headers, indexes and dead rows the data take 256 TiB, and an Aurora volume ends at 256 TiB → ')).toBe(isTooSmall);
  });

  test('speaks when rows do, and a rate is unknown', () => {
    expect(linesOf(rule, {
      accessPatterns: [{ ...put, peakPerSecond: 2_000, itemsPerRequest: 100 }, { ...put, name: 'other', peakPerSecond: undefined }],
    })).toEqual([
      'cautions postgres: at least 200,000 row writes/s, 1.7× what one primary should carry (120,000 row writes/s) and below what it is refused at (300,000 row writes/s) → shard by the busiest key (application shards or Aurora Limitless), partition the tables, and keep what can lag off the primary',
    ]);
  });

  test.each([[57_600, false], [57_601, true]])('says at %p writes/s whether the largest class is too small: %p', (peakPerSecond, isTooSmall) => {
    const [line] = linesOf(rule, { accessPatterns: [{ ...put, peakPerSecond }] });
    expect(line.includes('; planned at half of saturation the writer wants 193 vCPUs, and the largest class has 192 → ')).toBe(isTooSmall);
  });

  test('counts, beside an existing table, the writes of what is copied', () => {
    const entities = [entity(), entity({ name: 'Customer' }), entity({ name: 'Session' })];
    const join = pattern({ name: 'with-customer', joins: ['Customer'], peakPerSecond: 1 });
    const beside = (written: string) => linesOf(rule, {
      entities,
      accessPatterns: [pattern({ name: 'get' }), pattern({ name: 'put', entity: written, operation: Operation.PUT, peakPerSecond: 40_000 }), join],
      existingStore: { engine: ExistingEngine.DYNAMODB },
    });
    expect(beside('Order')).toEqual([expect.stringMatching(/^cautions postgres: 40,000 write transactions\/s, 1.3×/)]);
    expect(beside('Session')).toEqual([]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['writes stay below', { accessPatterns: [{ ...put, peakPerSecond: 29_999 }] }],
    ['writes are refused', { accessPatterns: [{ ...put, peakPerSecond: 80_000 }] }],
    ['only reads are many', { accessPatterns: [pattern({ peakPerSecond: 2_000_000 })] }],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
