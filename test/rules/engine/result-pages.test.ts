import { AccessPatternProfile, AttributeType, Operation } from '../../../src/profile/access-pattern-profile';
import { rule } from '../../../src/rules/engine/result-pages';
import { entity, linesOf, pattern } from '../evidence';

const order = entity({ key: ['customer', 'id'], averageItemBytes: 1024, attributes: { customer: AttributeType.STRING } });
const list = pattern({ name: 'list-orders', operation: Operation.LIST, by: ['customer'], maxItemsPerRequest: 2_500 });

describe('engine/result-pages', () => {
  test('speaks when a list is larger than a page', () => {
    expect(linesOf(rule, { entities: [order], accessPatterns: [list] })).toEqual([
      "cautions dynamodb: 'list-orders' (100/s) returns up to 2,500 items, 2.4 MiB: at least 3 requests, each of which waits for the one before → return fewer items (maxItemsPerRequest), or fewer attributes (returns) by an index that projects only those",
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['a list just fits', { entities: [order], accessPatterns: [{ ...list, maxItemsPerRequest: 1024 }] }],
    ['the size is unknown', { entities: [{ ...order, averageItemBytes: undefined }], accessPatterns: [list] }],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
