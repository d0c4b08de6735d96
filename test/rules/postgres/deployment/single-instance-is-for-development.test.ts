import { AvailabilityTier } from '../../../../src/profile/access-pattern-profile';
import { rule } from '../../../../src/rules/postgres/deployment/single-instance-is-for-development';
import { linesOf } from '../../evidence';

describe('postgres/deployment/single-instance-is-for-development', () => {
  test('speaks when the tier is development', () => {
    expect(linesOf(rule, { availability: { tier: AvailabilityTier.DEVELOPMENT } })).toEqual([
      'favors rds-instance: the development tier may be down while a backup is restored, and a standby would double the bill',
    ]);
  });

  test('speaks when the tier is high', () => {
    expect(linesOf(rule, { availability: { tier: AvailabilityTier.HIGH } })).toEqual([
      'excludes rds-instance: the high tier survives the loss of an Availability Zone, which one instance does not → declare the development tier',
    ]);
  });

  test('speaks when no tier is declared', () => {
    expect(linesOf(rule, {})).toEqual([
      'excludes rds-instance: the standard tier survives the loss of an Availability Zone, which one instance does not → declare the development tier',
    ]);
  });
});
