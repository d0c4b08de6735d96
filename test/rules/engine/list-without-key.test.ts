import { AccessPatternProfile, AttributeType, Operation } from '../../../src/profile/access-pattern-profile';
import { rule } from '../../../src/rules/engine/list-without-key';
import { entity, linesOf, pattern } from '../evidence';

const order = entity({ itemCount: 1_000_000, attributes: { total: AttributeType.NUMBER, customer: AttributeType.STRING } });
const list = pattern({ name: 'list-orders', operation: Operation.LIST, peakPerSecond: 5 });

describe('engine/list-without-key', () => {
  test('speaks when every item is listed', () => {
    expect(linesOf(rule, { entities: [order], accessPatterns: [list] })).toEqual([
      "excludes dynamodb: 'list-orders' (5/s) lists Order by no key; DynamoDB would read and bill all 1,000,000 items for each request, in no order → let Postgres or OpenSearch serve it (servedElsewhere), or declare the attribute that it is listed by",
    ]);
  });

  test('speaks when every item is listed in an order', () => {
    expect(linesOf(rule, { entities: [order], accessPatterns: [{ ...list, range: 'total', descending: true }] })).toEqual([
      "excludes dynamodb: 'list-orders' (5/s) lists Order by no key, in the order of total; DynamoDB would read and bill all 1,000,000 items for each request, in no order → let Postgres or OpenSearch serve it (servedElsewhere), or declare the attribute that it is listed by",
    ]);
  });

  test('speaks when another store may list them', () => {
    expect(linesOf(rule, { entities: [order], accessPatterns: [{ ...list, servedElsewhere: true }] })).toEqual([
      "cautions dynamodb: 'list-orders' (5/s) lists Order by no key; DynamoDB would read and bill all 1,000,000 items for each request, in no order; being served elsewhere, it needs Postgres or OpenSearch beside the table → run and feed that second store, or drop the pattern",
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['a key leads to the items', { entities: [order], accessPatterns: [{ ...list, by: ['customer'] }] }],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
