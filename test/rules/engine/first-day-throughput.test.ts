import { AccessPatternProfile, ExistingEngine, Operation } from '../../../src/profile/access-pattern-profile';
import { rule } from '../../../src/rules/engine/first-day-throughput';
import { entity, linesOf, pattern } from '../evidence';

const order = entity({ averageItemBytes: 1024 });
const put = pattern({ name: 'put-order', operation: Operation.PUT });

describe('engine/first-day-throughput', () => {
  test('speaks when writes exceed what a new table carries', () => {
    expect(linesOf(rule, { entities: [order], accessPatterns: [{ ...put, peakPerSecond: 4_001 }, pattern({ peakPerSecond: 1_000 })] })).toEqual([
      'cautions dynamodb: the peak of Order is at least 4,001 write and 500 read units/s, and a new table carries 4,000 and 12,000 from its first second → set warm throughput before the launch, or grow into the load',
    ]);
  });

  test('speaks when reads do', () => {
    expect(linesOf(rule, { entities: [order], accessPatterns: [pattern({ peakPerSecond: 24_002 })] })).toEqual([
      'cautions dynamodb: the peak of Order is at least 0 write and 12,001 read units/s, and a new table carries 4,000 and 12,000 from its first second → set warm throughput before the launch, or grow into the load',
    ]);
  });

  test('speaks of a table in use in other words', () => {
    expect(linesOf(rule, {
      entities: [order], accessPatterns: [{ ...put, peakPerSecond: 4_001 }], existingStore: { engine: ExistingEngine.DYNAMODB },
    })).toEqual([
      'cautions dynamodb: the peak of Order is at least 4,001 write and 0 read units/s, and a new table carries 4,000 and 12,000 from its first second; one in use carries what it has carried before → let a table in use grow as it does; set warm throughput only on a new table that takes its place',
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['both just fit', { entities: [order], accessPatterns: [{ ...put, peakPerSecond: 4_000 }, pattern({ peakPerSecond: 24_000 })] }],
    ['an unknown size leaves room', { accessPatterns: [{ ...put, peakPerSecond: 3_000 }] }],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
