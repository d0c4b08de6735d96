import { AccessPatternProfile, Evolution } from '../../../src/profile/access-pattern-profile';
import { rule } from '../../../src/rules/engine/evolving-patterns';
import { linesOf } from '../evidence';

describe('engine/evolving-patterns', () => {
  test('speaks when patterns evolve', () => {
    expect(linesOf(rule, { evolution: Evolution.EVOLVING })).toEqual([
      'cautions dynamodb: new patterns are expected besides the 1 pattern declared (evolution: evolving); each one is a GSI and a backfill, and a new partition key is a new table with dual writes; no named recommendation holds while patterns evolve → settle the patterns first (evolution: stable), or start with Postgres',
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['patterns are stable', { evolution: Evolution.STABLE }],
    ['nothing is said', {}],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
