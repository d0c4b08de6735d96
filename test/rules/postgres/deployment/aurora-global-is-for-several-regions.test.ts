import { AccessPatternProfile, Topology } from '../../../../src/profile/access-pattern-profile';
import { rule } from '../../../../src/rules/postgres/deployment/aurora-global-is-for-several-regions';
import { linesOf } from '../../evidence';

describe('postgres/deployment/aurora-global-is-for-several-regions', () => {
  test('speaks when there is one Region', () => {
    expect(linesOf(rule, {})).toEqual([
      'excludes aurora-global: in Postgres the data lives in one Region → declare the other Regions (regions.topology: active-passive)',
    ]);
  });

  test('speaks when one Region is declared', () => {
    expect(linesOf(rule, { regions: { topology: Topology.SINGLE } })).toEqual([
      'excludes aurora-global: in Postgres the data lives in one Region → declare the other Regions (regions.topology: active-passive)',
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['another Region must be ready', { regions: { topology: Topology.ACTIVE_PASSIVE } }],
    ['every Region writes', { regions: { topology: Topology.ACTIVE_ACTIVE } }],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
