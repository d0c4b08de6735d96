import { AccessPatternProfile, PostgresFeature } from '../../../src/profile/access-pattern-profile';
import { rule } from '../../../src/rules/engine/required-postgres-features';
import { linesOf } from '../evidence';

describe('engine/required-postgres-features', () => {
  test('speaks when several features are required', () => {
    expect(linesOf(rule, { requires: [PostgresFeature.FOREIGN_KEYS, PostgresFeature.POSTGIS, PostgresFeature.TRIGGERS] })).toEqual([
      'excludes dynamodb: the profile requires foreign-keys, postgis and triggers; DynamoDB has none of them → do that work in the application, and drop it from requires',
    ]);
  });

  test('speaks when another one is', () => {
    expect(linesOf(rule, { requires: [PostgresFeature.POSTGIS] })).toEqual([
      'excludes dynamodb: the profile requires postgis; DynamoDB has no such thing → do that work in the application, and drop it from requires',
    ]);
  });

  test('speaks of vector search where pgvector is', () => {
    expect(linesOf(rule, { requires: [PostgresFeature.PGVECTOR] })).toEqual([
      'excludes dynamodb: the profile requires pgvector; DynamoDB has no such thing; it searches vectors by indexes of its own (SearchVectors: nearest neighbours, approximately, on tables on demand), in place of SQL and joins over them → do that work in the application (a vector index of the table, or Amazon OpenSearch Service beside it, may do for pgvector), and drop it from requires',
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['none is required', { requires: [] }],
    ['nothing is said', {}],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
