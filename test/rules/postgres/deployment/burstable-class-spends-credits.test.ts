import { AccessPatternProfile, AvailabilityTier, Operation } from '../../../../src/profile/access-pattern-profile';
import { rule } from '../../../../src/rules/postgres/deployment/burstable-class-spends-credits';
import { linesOf, pattern } from '../../evidence';

describe('postgres/deployment/burstable-class-spends-credits', () => {
  test('speaks when the load fits a t class', () => {
    expect(linesOf(rule, { accessPatterns: [pattern({ operation: Operation.PUT, peakPerSecond: 50 })] })).toEqual([
      'cautions rds-multi-az-instance: db.t4g.small sustains 0.4 of its 2 vCPUs, and the declared load takes 0.083; long reports and index builds spend credits, and no Multi-AZ cluster, global database or savings plan takes a t class → alarm on CPUCreditBalance, or take an m class',
    ]);
  });

  test('speaks when it is for development', () => {
    expect(linesOf(rule, {
      availability: { tier: AvailabilityTier.DEVELOPMENT },
      accessPatterns: [pattern({ operation: Operation.PUT, peakPerSecond: 50 })],
    })).toEqual([
      'cautions rds-instance: db.t4g.micro sustains 0.2 of its 2 vCPUs, and the declared load takes 0.083; long reports and index builds spend credits, and no Multi-AZ cluster, global database or savings plan takes a t class → alarm on CPUCreditBalance, or take an m class',
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['the load needs more than a baseline', { accessPatterns: [pattern({ operation: Operation.PUT, peakPerSecond: 600 })] }],
    ['a rate is not declared', { accessPatterns: [pattern({ operation: Operation.PUT, peakPerSecond: undefined })] }],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
