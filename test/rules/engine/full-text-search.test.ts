import { AccessPatternProfile, AttributeType, Operation } from '../../../src/profile/access-pattern-profile';
import { rule } from '../../../src/rules/engine/full-text-search';
import { entity, linesOf, pattern } from '../evidence';

const search = pattern({ name: 'find-orders', operation: Operation.SEARCH, by: ['title', 'note'], peakPerSecond: 40 });
const order = entity({ attributes: { title: AttributeType.STRING, note: AttributeType.STRING } });

describe('engine/full-text-search', () => {
  test('speaks when text is searched', () => {
    expect(linesOf(rule, { entities: [order], accessPatterns: [search] })).toEqual([
      "excludes dynamodb: 'find-orders' (40/s) searches for words in title and note of Order; DynamoDB compares whole key values and has no text index → let OpenSearch serve it (servedElsewhere), or search with tsvector and a GIN index in Postgres",
    ]);
  });

  test('speaks when another store may search it', () => {
    expect(linesOf(rule, { entities: [order], accessPatterns: [{ ...search, servedElsewhere: true }] })).toEqual([
      "cautions dynamodb: 'find-orders' (40/s) searches for words in title and note of Order; DynamoDB compares whole key values and has no text index; being served elsewhere, it needs OpenSearch beside the table → run and feed that second store, or drop the pattern",
    ]);
  });

  test('speaks when another store may, but none may be added', () => {
    expect(linesOf(rule, { entities: [order], accessPatterns: [{ ...search, servedElsewhere: true }], singleStore: true })).toEqual([
      "excludes dynamodb: 'find-orders' (40/s) searches for words in title and note of Order; DynamoDB compares whole key values and has no text index → allow a second store (singleStore) and let OpenSearch serve it (servedElsewhere), or search with tsvector and a GIN index in Postgres",
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['nothing is searched', {}],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
