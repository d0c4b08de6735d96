import { AccessPatternProfile, AvailabilityTier, Operation, Traffic } from '../../../../src/profile/access-pattern-profile';
import { rule } from '../../../../src/rules/postgres/deployment/small-steady-load-suits-rds';
import { entity, linesOf, pattern } from '../../evidence';

describe('postgres/deployment/small-steady-load-suits-rds', () => {
  test('speaks when the load is small and steady', () => {
    expect(linesOf(rule, {
      traffic: Traffic.STEADY,
      entities: [entity({ itemCount: 1_000_000, averageItemBytes: 1_000 })],
      accessPatterns: [pattern({ operation: Operation.PUT, peakPerSecond: 50 })],
    })).toEqual([
      'favors rds-multi-az-instance: 50 write transactions/s, 0 reads/s and 954 MiB fit one RDS instance and the 12,000 IOPS that gp3 includes, without a charge per I/O; its standby takes over in 60 to 120 s',
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['traffic is unpredictable', {
      traffic: Traffic.UNPREDICTABLE,
      entities: [entity({ itemCount: 1_000_000, averageItemBytes: 1_000 })],
    }],
    ['traffic is not declared', { entities: [entity({ itemCount: 1_000_000, averageItemBytes: 1_000 })] }],
    ['a minute of downtime is too long', {
      traffic: Traffic.STEADY,
      entities: [entity({ itemCount: 1_000_000, averageItemBytes: 1_000 })],
      availability: { tier: AvailabilityTier.HIGH },
    }],
    ['it is for development', {
      traffic: Traffic.STEADY,
      entities: [entity({ itemCount: 1_000_000, averageItemBytes: 1_000 })],
      availability: { tier: AvailabilityTier.DEVELOPMENT },
    }],
    ['a rate is not declared', {
      traffic: Traffic.STEADY,
      entities: [entity({ itemCount: 1_000_000, averageItemBytes: 1_000 })],
      accessPatterns: [pattern({ operation: Operation.PUT, peakPerSecond: undefined })],
    }],
    ['the size is not declared', { traffic: Traffic.STEADY }],
    ['writes take more IOPS than are included', {
      traffic: Traffic.STEADY,
      entities: [entity({ itemCount: 1_000_000, averageItemBytes: 1_000 })],
      accessPatterns: [pattern({ operation: Operation.PUT, peakPerSecond: 1_900 })],
    }],
    ['reads need readers', {
      traffic: Traffic.STEADY,
      entities: [entity({ itemCount: 1_000_000, averageItemBytes: 1_000 })],
      accessPatterns: [pattern({ peakPerSecond: 15_000 })],
    }],
    ['the volume is large', {
      traffic: Traffic.STEADY,
      entities: [entity({ itemCount: 11_000_000_000, averageItemBytes: 1_000 })],
    }],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
