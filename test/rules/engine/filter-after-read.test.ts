import { AccessPatternProfile, AttributeType, Operation } from '../../../src/profile/access-pattern-profile';
import { rule } from '../../../src/rules/engine/filter-after-read';
import { entity, linesOf, pattern } from '../evidence';

const order = entity({ key: ['customer', 'id'], attributes: { customer: AttributeType.STRING, paid: AttributeType.BOOLEAN } });
const list = pattern({ name: 'unpaid-orders', operation: Operation.LIST, by: ['customer'], filterValues: { paid: false } });

describe('engine/filter-after-read', () => {
  test('speaks when a filter is no part of the key', () => {
    expect(linesOf(rule, { entities: [order], accessPatterns: [list] })).toEqual([
      "cautions dynamodb: 'unpaid-orders' (100/s) filters by paid after the read: every item under the key is read and billed, whatever is returned, and a page may come back empty → make the filter part of a key, or take Postgres, where a partial or composite index holds it",
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['there is no filter', { entities: [order], accessPatterns: [{ ...list, filterValues: undefined }] }],
    ['another store may serve it', { entities: [order], accessPatterns: [{ ...list, servedElsewhere: true }] }],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
