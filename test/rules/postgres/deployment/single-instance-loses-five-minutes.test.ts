import { AccessPatternProfile, AvailabilityTier } from '../../../../src/profile/access-pattern-profile';
import { rule } from '../../../../src/rules/postgres/deployment/single-instance-loses-five-minutes';
import { linesOf } from '../../evidence';

describe('postgres/deployment/single-instance-loses-five-minutes', () => {
  test('speaks when less may be lost', () => {
    expect(linesOf(rule, { availability: { tier: AvailabilityTier.DEVELOPMENT, maxDataLossSeconds: 299 } })).toEqual([
      'excludes rds-instance: at most 299 s of writes may be lost (maxDataLossSeconds), and what is restored is up to 300 s old → allow 300 s of data loss',
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['five minutes may be lost', { availability: { tier: AvailabilityTier.DEVELOPMENT, maxDataLossSeconds: 300 } }],
    ['there is no bound', {}],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
