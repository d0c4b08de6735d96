import { AccessPatternProfile, ExistingEngine } from '../../../src/profile/access-pattern-profile';
import { rule } from '../../../src/rules/engine/leaving-postgres';
import { linesOf } from '../evidence';

describe('engine/leaving-postgres', () => {
  test('speaks when Postgres holds the data', () => {
    expect(linesOf(rule, { existingStore: { engine: ExistingEngine.POSTGRES, bytes: 2 ** 41 } })).toEqual([
      "cautions dynamodb: Postgres holds this data today (2 TiB): 1 pattern to model as keys and indexes and to rewrite for the AWS SDK, two to four engineer-months (the guidance's estimate) → stay with Postgres, and move only the entity whose load proves it",
    ]);
  });

  test('speaks when its size is unknown', () => {
    expect(linesOf(rule, { existingStore: { engine: ExistingEngine.POSTGRES } })).toEqual([
      "cautions dynamodb: Postgres holds this data today: 1 pattern to model as keys and indexes and to rewrite for the AWS SDK, two to four engineer-months (the guidance's estimate) → stay with Postgres, and move only the entity whose load proves it",
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['DynamoDB does', { existingStore: { engine: ExistingEngine.DYNAMODB } }],
    ['nothing does', {}],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
