import { AvailabilityTier } from '../../../../src/profile/access-pattern-profile';
import { rule } from '../../../../src/rules/postgres/deployment/standby-in-another-zone';
import { linesOf } from '../../evidence';

const REST = 'the standby takes over within 120 s and loses no committed write; it is taken where nothing asks for Aurora';

describe('postgres/deployment/standby-in-another-zone', () => {
  test('speaks when no availability is declared', () => {
    expect(linesOf(rule)).toEqual([`favors rds-multi-az-instance: no availability is declared, which counts as the standard tier: ${REST}`]);
  });

  test.each([AvailabilityTier.STANDARD, AvailabilityTier.HIGH])('speaks when the tier is %s', (tier) => {
    expect(linesOf(rule, { availability: { tier } })).toEqual([`favors rds-multi-az-instance: the ${tier} tier is declared: ${REST}`]);
  });

  test('is silent when it is for development', () => {
    expect(linesOf(rule, { availability: { tier: AvailabilityTier.DEVELOPMENT } })).toEqual([]);
  });
});
