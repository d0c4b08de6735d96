import { AccessPatternProfile, Operation, Traffic } from '../../../../src/profile/access-pattern-profile';
import { rule } from '../../../../src/rules/postgres/storage/io-optimized-break-even';
import { entity, EvidenceOptions, linesOf, pattern } from '../../evidence';

describe('postgres/storage/io-optimized-break-even', () => {
  test('speaks when I/O costs more than the surcharges', () => {
    expect(linesOf(rule, {
      traffic: Traffic.STEADY,
      entities: [entity({ itemCount: 1_000_000, averageItemBytes: 1_000 })],
      accessPatterns: [pattern({ operation: Operation.PUT, peakPerSecond: 2_000, averagePerSecond: 1_500 })],
    }, { settled: { 'postgres/deployment': 'aurora-provisioned' } })).toEqual([
      'favors aurora-io-optimized: I/O would cost $788 a month on Standard, and I/O-Optimized adds $484 instead: 30 % of $1,612 for compute and 125 % of $0.12 for storage (us-east-1)',
    ]);
  });

  test('speaks when I/O costs less', () => {
    expect(linesOf(rule, {
      traffic: Traffic.STEADY,
      entities: [entity({ itemCount: 1_000_000, averageItemBytes: 1_000 })],
      accessPatterns: [pattern({ operation: Operation.PUT, peakPerSecond: 50, averagePerSecond: 20 })],
    }, { settled: { 'postgres/deployment': 'aurora-provisioned' } })).toEqual([
      'favors aurora-standard: I/O would cost $11 a month on Standard, and I/O-Optimized adds $121 instead: 30 % of $403 for compute and 125 % of $0.12 for storage (us-east-1) → watch VolumeReadIOPs and VolumeWriteIOPs: the switch to I/O-Optimized is possible once in 30 days, and back at any time',
    ]);
  });

  test('speaks for Standard when a rate is not declared', () => {
    expect(linesOf(rule, { accessPatterns: [pattern({ operation: Operation.PUT, peakPerSecond: undefined })] }, { settled: { 'postgres/deployment': 'aurora-provisioned' } })).toEqual([
      'favors aurora-standard: I/O cannot be reckoned without accessPatterns.get-order.peakPerSecond; I/O-Optimized pays from a quarter of the bill',
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>, EvidenceOptions]>([
    ['RDS was settled', { accessPatterns: [pattern({ operation: Operation.PUT, peakPerSecond: 2_000 })] }, { settled: { 'postgres/deployment': 'rds-multi-az-instance' } }],
  ])('is silent when %s', (_, of, options) => {
    expect(linesOf(rule, of, options)).toEqual([]);
  });
});
