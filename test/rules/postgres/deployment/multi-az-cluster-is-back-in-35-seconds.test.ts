import { AccessPatternProfile, AvailabilityTier } from '../../../../src/profile/access-pattern-profile';
import { rule } from '../../../../src/rules/postgres/deployment/multi-az-cluster-is-back-in-35-seconds';
import { linesOf } from '../../evidence';

describe('postgres/deployment/multi-az-cluster-is-back-in-35-seconds', () => {
  test('speaks when 35 seconds are allowed', () => {
    expect(linesOf(rule, { availability: { tier: AvailabilityTier.HIGH, maxDowntimeSeconds: 35 } })).toEqual([
      'favors rds-multi-az-cluster: the store may be down for 35 s at most (maxDowntimeSeconds); two readable standbys take over in typically less than 35 s, Aurora in less than 60',
      'cautions aurora-provisioned: the store may be down for 35 s at most (maxDowntimeSeconds), and a failover of Aurora may take up to 60',
    ]);
  });

  test('speaks when nothing is fast enough', () => {
    expect(linesOf(rule, { availability: { tier: AvailabilityTier.HIGH, maxDowntimeSeconds: 10 } })).toEqual([
      'favors rds-multi-az-cluster: the store may be down for 10 s at most (maxDowntimeSeconds); two readable standbys take over in typically less than 35 s, Aurora in less than 60: nothing here promises the bound, and this comes nearest → let clients retry for a minute',
      'cautions aurora-provisioned: the store may be down for 10 s at most (maxDowntimeSeconds), and a failover of Aurora may take up to 60',
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['a minute is allowed', { availability: { tier: AvailabilityTier.HIGH, maxDowntimeSeconds: 60 } }],
    ['there is no bound', {}],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
