import { AccessPatternProfile, ExistingEngine } from '../../../src/profile/access-pattern-profile';
import { rule } from '../../../src/rules/engine/leaving-another-store';
import { linesOf } from '../evidence';

describe('engine/leaving-another-store', () => {
  test('speaks when another store holds the data', () => {
    expect(linesOf(rule, { existingStore: { engine: ExistingEngine.OTHER, bytes: 2 ** 30 } })).toEqual([
      'cautions dynamodb: another store holds 1 GiB today: its queries must fit the 1 pattern declared, each with a key, before anything moves',
      'cautions postgres: another store holds 1 GiB today: a schema and a load by COPY are needed; queries in SQL may carry over',
    ]);
  });

  test('speaks when its size is unknown', () => {
    expect(linesOf(rule, { existingStore: { engine: ExistingEngine.OTHER } })).toEqual([
      'cautions dynamodb: another store holds this data today: its queries must fit the 1 pattern declared, each with a key, before anything moves',
      'cautions postgres: another store holds this data today: a schema and a load by COPY are needed; queries in SQL may carry over',
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['Postgres does', { existingStore: { engine: ExistingEngine.POSTGRES } }],
    ['nothing does', {}],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
