import { Topology } from '../../../../src/profile/access-pattern-profile';
import { rule } from '../../../../src/rules/postgres/deployment/global-database-has-no-managed-password';
import { linesOf } from '../../evidence';

describe('postgres/deployment/global-database-has-no-managed-password', () => {
  test.each([Topology.ACTIVE_PASSIVE, Topology.ACTIVE_ACTIVE])('speaks when Regions are %s', (topology) => {
    expect(linesOf(rule, { regions: { topology } })).toEqual([
      'cautions aurora-global: its 2 or more clusters share one master user, so the store keeps a secret of its own and rotates it, where RDS could manage 1 cluster alone; t classes are out as well → replicate the secret to the other Regions before they are to take over',
    ]);
  });

  test.each([undefined, { topology: Topology.SINGLE }])('is silent when the data lives in one Region (%s)', (regions) => {
    expect(linesOf(rule, { regions })).toEqual([]);
  });
});
