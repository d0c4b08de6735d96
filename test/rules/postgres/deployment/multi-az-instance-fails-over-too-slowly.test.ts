import { AccessPatternProfile, AvailabilityTier } from '../../../../src/profile/access-pattern-profile';
import { rule } from '../../../../src/rules/postgres/deployment/multi-az-instance-fails-over-too-slowly';
import { linesOf } from '../../evidence';

describe('postgres/deployment/multi-az-instance-fails-over-too-slowly', () => {
  test('speaks when two minutes are too long', () => {
    expect(linesOf(rule, { availability: { tier: AvailabilityTier.STANDARD, maxDowntimeSeconds: 119 } })).toEqual([
      'excludes rds-multi-az-instance: the store may be down for 119 s at most (maxDowntimeSeconds), and its standby takes over in 60 to 120 s → allow 120 s of downtime (availability.maxDowntimeSeconds)',
      'excludes rds-instance: the store may be down for 119 s at most (maxDowntimeSeconds), and a single instance is restored from a backup → allow 120 s of downtime (availability.maxDowntimeSeconds)',
    ]);
  });

  test('speaks when the tier is high', () => {
    expect(linesOf(rule, { availability: { tier: AvailabilityTier.HIGH } })).toEqual([
      'excludes rds-multi-az-instance: the high tier means back within about 60 s, and its standby takes over in 60 to 120 s → allow 120 s of downtime (availability.maxDowntimeSeconds)',
      'excludes rds-instance: the high tier means back within about 60 s, and a single instance is restored from a backup → allow 120 s of downtime (availability.maxDowntimeSeconds)',
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['two minutes are allowed', { availability: { tier: AvailabilityTier.STANDARD, maxDowntimeSeconds: 120 } }],
    ['the high tier is relaxed to two minutes', { availability: { tier: AvailabilityTier.HIGH, maxDowntimeSeconds: 120 } }],
    ['there is no bound', {}],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
