import { AccessPatternProfile, Consistency, ExistingEngine, Operation } from '../../../src/profile/access-pattern-profile';
import { rule } from '../../../src/rules/engine/refused-by-scale';
import { entity, linesOf, pattern, verdictsOf } from '../evidence';

const put = pattern({ name: 'put-order', operation: Operation.PUT });

describe('engine/refused-by-scale', () => {
  test('speaks when write transactions reach the threshold', () => {
    expect(linesOf(rule, { accessPatterns: [{ ...put, peakPerSecond: 80_000 }] })).toEqual([
      'excludes postgres: 80,000 write transactions/s, and one primary is refused from 80,000 write transactions/s → shard over 3 or more primaries (or Aurora Limitless) behind an interface of your own, or lower writeTransactionsPerSecond below the threshold',
    ]);
  });

  test('speaks when rows do, and a rate is unknown', () => {
    expect(linesOf(rule, {
      accessPatterns: [{ ...put, peakPerSecond: 3_000, itemsPerRequest: 100 }, pattern({ name: 'delete-order', operation: Operation.DELETE, peakPerSecond: undefined })],
    })).toEqual([
      'excludes postgres: at least 300,000 row writes/s, and one primary is refused from 300,000 row writes/s → shard over 3 or more primaries (or Aurora Limitless) behind an interface of your own, or lower rowWritesPerSecond below the threshold',
    ]);
  });

  test('speaks when strong requests do', () => {
    expect(linesOf(rule, { accessPatterns: [pattern({ consistency: Consistency.STRONG, peakPerSecond: 1_000_000 })] })).toEqual([
      'excludes postgres: 1,000,000 writes and strong reads/s, and one primary is refused from 1,000,000 writes and strong reads/s → shard over 6 or more primaries (or Aurora Limitless) behind an interface of your own, or lower strongRequestsPerSecond below the threshold',
    ]);
  });

  test('speaks when bytes do', () => {
    expect(linesOf(rule, { entities: [entity({ itemCount: 2 ** 40, averageItemBytes: 256 })] })).toEqual([
      'excludes postgres: 256 TiB, and one primary is refused from 256 TiB → shard over 2 or more primaries (or Aurora Limitless) behind an interface of your own, or lower bytes below the threshold',
    ]);
  });

  test('shards for the measure that wants most, whichever is refused', () => {
    const strong = pattern({ consistency: Consistency.STRONG, peakPerSecond: 900_000 });
    const [line, ...others] = linesOf(rule, { accessPatterns: [{ ...put, peakPerSecond: 80_000 }, strong] });
    expect(line).toMatch(/^excludes postgres: 80,000 write transactions\/s, .* → shard over 5 or more primaries/);
    expect(others).toEqual([]);
  });

  test('speaks when a lower threshold is set', () => {
    expect(linesOf(rule, {
      accessPatterns: [{ ...put, peakPerSecond: 500 }],
    }, { thresholds: { refusedWriteTransactionsPerSecond: 500 } })).toEqual([
      'excludes postgres: 500 write transactions/s, and one primary is refused from 500 write transactions/s → shard over 2 or more primaries (or Aurora Limitless) behind an interface of your own, or lower writeTransactionsPerSecond below the threshold',
    ]);
  });

  test('is silent when an existing table keeps the load, and speaks when it does not', () => {
    const entities = [entity(), entity({ name: 'Customer' })];
    const join = pattern({ name: 'with-customer', joins: ['Customer'], peakPerSecond: 1 });
    const accessPatterns = [pattern({ name: 'get' }), pattern({ name: 'put', operation: Operation.PUT, peakPerSecond: 80_000 }), join];
    const existingStore = { engine: ExistingEngine.DYNAMODB };
    expect(verdictsOf(rule, { entities, accessPatterns, existingStore })).toEqual([]);
    expect(verdictsOf(rule, { entities, accessPatterns, existingStore, singleStore: true })).toEqual(['excludes postgres']);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['write transactions stay below', { accessPatterns: [{ ...put, peakPerSecond: 79_999 }] }],
    ['only reads are many: they scale out', { accessPatterns: [pattern({ peakPerSecond: 50_000_000 })] }],
    ['items are many and small', { entities: [entity({ itemCount: 1e12, averageItemBytes: 1 })] }],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
