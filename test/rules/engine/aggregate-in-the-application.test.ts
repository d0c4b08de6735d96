import { AccessPatternProfile, AttributeType, Operation } from '../../../src/profile/access-pattern-profile';
import { rule } from '../../../src/rules/engine/aggregate-in-the-application';
import { entity, linesOf, pattern } from '../evidence';

const order = entity({ key: ['customer', 'id'], averageItemBytes: 200, attributes: { customer: AttributeType.STRING } });
const sum = pattern({ name: 'sum-orders', operation: Operation.AGGREGATE, by: ['customer'], peakPerSecond: 2, maxItemsPerRequest: 500 });

describe('engine/aggregate-in-the-application', () => {
  test('speaks when one page of one key holds all items', () => {
    expect(linesOf(rule, { entities: [order], accessPatterns: [sum] })).toEqual([
      "cautions dynamodb: 'sum-orders' (2/s) reads and bills up to 500 items of Order under one key, all on one page, and adds them up in the application → keep a running total in an item of its own, updated with each write",
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['nothing is aggregated', {}],
    ['DynamoDB cannot serve it at all', { entities: [order], accessPatterns: [{ ...sum, by: undefined }] }],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
