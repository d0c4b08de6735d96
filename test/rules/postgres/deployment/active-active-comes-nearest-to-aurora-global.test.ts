import { AccessPatternProfile, Topology } from '../../../../src/profile/access-pattern-profile';
import { rule } from '../../../../src/rules/postgres/deployment/active-active-comes-nearest-to-aurora-global';
import { linesOf } from '../../evidence';

describe('postgres/deployment/active-active-comes-nearest-to-aurora-global', () => {
  test('speaks when every Region writes', () => {
    expect(linesOf(rule, { regions: { topology: Topology.ACTIVE_ACTIVE } })).toEqual([
      'favors aurora-global: every Region is to be written (active-active), which no deployment of Postgres does; this one is at least readable in all of them, and written in one → name one Region that writes (topology: active-passive)',
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['one Region writes', { regions: { topology: Topology.ACTIVE_PASSIVE } }],
    ['there is one Region', {}],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
