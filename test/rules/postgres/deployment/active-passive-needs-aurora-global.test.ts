import { AccessPatternProfile, Topology } from '../../../../src/profile/access-pattern-profile';
import { rule } from '../../../../src/rules/postgres/deployment/active-passive-needs-aurora-global';
import { linesOf } from '../../evidence';

describe('postgres/deployment/active-passive-needs-aurora-global', () => {
  test('speaks when another Region must be ready', () => {
    expect(linesOf(rule, { regions: { topology: Topology.ACTIVE_PASSIVE, replicas: ['eu-west-1'] } })).toEqual([
      'favors aurora-global: the data is written in one Region and must be readable and ready in 1 more (active-passive)',
    ]);
  });

  test('speaks when the number of Regions is not declared', () => {
    expect(linesOf(rule, { regions: { topology: Topology.ACTIVE_PASSIVE } })).toEqual([
      'favors aurora-global: the data is written in one Region and must be readable and ready in others (active-passive)',
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['there is one Region', {}],
    ['every Region writes', { regions: { topology: Topology.ACTIVE_ACTIVE } }],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
