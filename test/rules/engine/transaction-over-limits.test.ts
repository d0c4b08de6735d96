import { AccessPatternProfile, Operation } from '../../../src/profile/access-pattern-profile';
import { rule } from '../../../src/rules/engine/transaction-over-limits';
import { entity, linesOf, pattern } from '../evidence';

const transfer = pattern({ name: 'transfer', operation: Operation.TRANSACTION, peakPerSecond: 10 });

describe('engine/transaction-over-limits', () => {
  test('speaks when it writes 101 items', () => {
    expect(linesOf(rule, { accessPatterns: [{ ...transfer, maxItemsPerRequest: 101 }] })).toEqual([
      "excludes dynamodb: 'transfer' (10/s) writes up to 101 items or none; TransactWriteItems takes 100 items and 4,194,304 bytes at most → split it into parts that may succeed on their own, or lower the bound (maxItemsPerRequest, maxItemBytes)",
    ]);
  });

  test('speaks when it writes more than 4 MB', () => {
    expect(linesOf(rule, { entities: [entity({ maxItemBytes: 102_400 })], accessPatterns: [{ ...transfer, maxItemsPerRequest: 41 }] })).toEqual([
      "excludes dynamodb: 'transfer' (10/s) writes up to 41 items (4,198,400 bytes) or none; TransactWriteItems takes 100 items and 4,194,304 bytes at most → split it into parts that may succeed on their own, or lower the bound (maxItemsPerRequest, maxItemBytes)",
    ]);
  });

  test('speaks when another entity that it writes is larger', () => {
    expect(linesOf(rule, {
      entities: [entity({ averageItemBytes: 100 }), entity({ name: 'Receipt', maxItemBytes: 300_000 })],
      accessPatterns: [{ ...transfer, alsoWrites: ['Receipt'], maxItemsPerRequest: 14 }],
    })).toEqual([
      "excludes dynamodb: 'transfer' (10/s) writes up to 14 items (4,200,000 bytes) or none; TransactWriteItems takes 100 items and 4,194,304 bytes at most → split it into parts that may succeed on their own, or lower the bound (maxItemsPerRequest, maxItemBytes)",
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['it writes 100 items', { accessPatterns: [{ ...transfer, maxItemsPerRequest: 100 }] }],
    ['it writes 4 MB', { entities: [entity({ maxItemBytes: 41_943 })], accessPatterns: [{ ...transfer, maxItemsPerRequest: 100 }] }],
    ['the size is unknown', { accessPatterns: [{ ...transfer, maxItemsPerRequest: 50 }] }],
    ['large values live elsewhere', { entities: [entity({ maxItemBytes: 5_000_000, largeValuesElsewhere: true })], accessPatterns: [transfer] }],
    ['another store takes it', { accessPatterns: [{ ...transfer, maxItemsPerRequest: 101, servedElsewhere: true }] }],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
