import { AccessPatternProfile, AvailabilityTier, Operation, Traffic } from '../../../../src/profile/access-pattern-profile';
import { rule } from '../../../../src/rules/postgres/deployment/minimum-acu-caps-connections';
import { linesOf, pattern } from '../../evidence';

describe('postgres/deployment/minimum-acu-caps-connections', () => {
  test('speaks when the maximum would allow more', () => {
    expect(linesOf(rule, {
      traffic: Traffic.UNPREDICTABLE,
      availability: { tier: AvailabilityTier.DEVELOPMENT },
      accessPatterns: [pattern({ operation: Operation.PUT, peakPerSecond: 2_000, averagePerSecond: 1 })],
    })).toEqual([
      'cautions aurora-serverless-v2: 17.5 ACU at most would allow 3,675 connections, and a minimum of 0.5 ACU leaves 2,000 → raise the minimum to 1 ACU; the new value holds after a reboot',
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['the maximum allows no more', { traffic: Traffic.UNPREDICTABLE, availability: { tier: AvailabilityTier.DEVELOPMENT } }],
    ['the minimum is higher', {
      traffic: Traffic.UNPREDICTABLE,
      accessPatterns: [pattern({ operation: Operation.PUT, peakPerSecond: 2_000, averagePerSecond: 1 })],
    }],
    ['traffic is steady', {
      traffic: Traffic.STEADY,
      availability: { tier: AvailabilityTier.DEVELOPMENT },
      accessPatterns: [pattern({ operation: Operation.PUT, peakPerSecond: 2_000, averagePerSecond: 1 })],
    }],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
