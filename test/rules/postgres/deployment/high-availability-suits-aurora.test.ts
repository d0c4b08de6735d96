import { AccessPatternProfile, AvailabilityTier } from '../../../../src/profile/access-pattern-profile';
import { rule } from '../../../../src/rules/postgres/deployment/high-availability-suits-aurora';
import { linesOf } from '../../evidence';

describe('postgres/deployment/high-availability-suits-aurora', () => {
  test('speaks when the tier is high', () => {
    expect(linesOf(rule, { availability: { tier: AvailabilityTier.HIGH } })).toEqual([
      'favors aurora-provisioned: the high tier means back within about 60 s; an Aurora reader takes over on the same volume in less than 60 s, often less than 30, and no acknowledged write is lost with a zone',
    ]);
  });

  test('speaks when less than two minutes are allowed', () => {
    expect(linesOf(rule, { availability: { tier: AvailabilityTier.STANDARD, maxDowntimeSeconds: 119 } })).toEqual([
      'favors aurora-provisioned: the store may be down for 119 s at most (maxDowntimeSeconds); an Aurora reader takes over on the same volume in less than 60 s, often less than 30, and no acknowledged write is lost with a zone',
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['two minutes are allowed', { availability: { tier: AvailabilityTier.STANDARD, maxDowntimeSeconds: 120 } }],
    ['less than a minute is allowed', { availability: { tier: AvailabilityTier.HIGH, maxDowntimeSeconds: 59 } }],
    ['there is no bound', {}],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
