import { AccessPatternProfile, Operation } from '../../../src/profile/access-pattern-profile';
import { rule } from '../../../src/rules/engine/transaction-doubled-capacity';
import { entity, linesOf, pattern } from '../evidence';

const transfer = pattern({ name: 'transfer', operation: Operation.TRANSACTION, itemsPerRequest: 2, maxItemsPerRequest: 10, peakPerSecond: 10 });

describe('engine/transaction-doubled-capacity', () => {
  test('speaks when a transaction is within the limits', () => {
    expect(linesOf(rule, { entities: [entity({ averageItemBytes: 1500 })], accessPatterns: [transfer] })).toEqual([
      "cautions dynamodb: 'transfer' (10/s) writes 2 items of Order (1.5 KiB): 8 write units a request in place of 4, in two phases; at its bound it takes 10 of the 100 items allowed → write one item with a condition where one item can hold what must change together",
    ]);
  });

  test('speaks when the size of its items is unknown', () => {
    expect(linesOf(rule, {
      entities: [entity(), entity({ name: 'Ledger' })],
      accessPatterns: [{ ...transfer, itemsPerRequest: 1, alsoWrites: ['Ledger'] }],
    })).toEqual([
      "cautions dynamodb: 'transfer' (10/s) writes 1 item of Order (size undeclared, taken as 1 KB) and 1 item of Ledger (size undeclared, taken as 1 KB) (one of its own entity is taken, and the rest of the others): 4 write units a request in place of 2, in two phases; at its bound it takes 10 of the 100 items allowed → write one item with a condition where one item can hold what must change together",
    ]);
  });

  test('speaks of the items of each entity by their own size', () => {
    expect(linesOf(rule, {
      entities: [entity({ averageItemBytes: 700 }), entity({ name: 'Line', averageItemBytes: 200 })],
      accessPatterns: [{ ...transfer, name: 'place', itemsPerRequest: 5, alsoWrites: ['Line'] }],
    })).toEqual([
      "cautions dynamodb: 'place' (10/s) writes 1 item of Order (700 bytes) and 4 items of Line (200 bytes) (one of its own entity is taken, and the rest of the others): 10 write units a request in place of 5, in two phases; at its bound it takes 10 of the 100 items allowed → write one item with a condition where one item can hold what must change together",
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['it is excluded anyway', { accessPatterns: [{ ...transfer, maxItemsPerRequest: 101 }] }],
    ['there is none', {}],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
