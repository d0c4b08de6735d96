import { AccessPatternProfile, PostgresFeature } from '../../../src/profile/access-pattern-profile';
import { rule } from '../../../src/rules/engine/required-postgres-features';
import { linesOf } from '../evidence';

describe('engine/required-postgres-features', () => {
  test('speaks when several features are required', () => {
    expect(linesOf(rule, { requires: [PostgresFeature.FOREIGN_KEYS, PostgresFeature.POSTGIS, PostgresFeature.TRIGGERS] })).toEqual([
      'excludes dynamodb: the profile requires foreign-keys, postgis and triggers; DynamoDB has none of them → do that work in the application, and drop it from requires',
    ]);
  });

  test('speaks when one is', () => {
    expect(linesOf(rule, { requires: [PostgresFeature.PGVECTOR] })).toEqual([
      'excludes dynamodb: the profile requires pgvector; DynamoDB has no such thing → do that work in the application, and drop it from requires',
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['none is required', { requires: [] }],
    ['nothing is said', {}],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
