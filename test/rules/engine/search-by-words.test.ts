import { AccessPatternProfile, AttributeType, Operation } from '../../../src/profile/access-pattern-profile';
import { rule } from '../../../src/rules/engine/search-by-words';
import { entity, linesOf, pattern } from '../evidence';

const order = entity({ attributes: { title: AttributeType.STRING, note: AttributeType.STRING } });
const search = pattern({ name: 'find-orders', operation: Operation.SEARCH, by: ['title', 'note'], peakPerSecond: 40 });

describe('engine/search-by-words', () => {
  test('speaks when text is searched', () => {
    expect(linesOf(rule, { entities: [order], accessPatterns: [search] })).toEqual([
      "cautions postgres: 'find-orders' (40/s) is served by a tsvector of title and note under a GIN index: whole words in any case, not their stems, substrings or typing errors, and every write of Order updates an entry for each word → require pg_trgm for substrings, and look at OpenSearch where ranking and typing errors matter",
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['another store searches it', { entities: [order], accessPatterns: [{ ...search, servedElsewhere: true }] }],
    ['nothing is searched', {}],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
