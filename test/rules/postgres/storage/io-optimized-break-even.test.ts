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
      'favors aurora-io-optimized: I/O would cost $788 a month on Standard (1,500 rows written/s on average at 1 I/O, or one for each 4 KB), and I/O-Optimized adds $484 instead, $484 for compute and $0.15 for storage; list prices of us-east-1 settle it, whatever prices the estimate goes by',
    ]);
  });

  test('speaks when I/O costs less', () => {
    expect(linesOf(rule, {
      traffic: Traffic.STEADY,
      entities: [entity({ itemCount: 1_000_000, averageItemBytes: 1_000 })],
      accessPatterns: [pattern({ operation: Operation.PUT, peakPerSecond: 50, averagePerSecond: 20 })],
    }, { settled: { 'postgres/deployment': 'aurora-provisioned' } })).toEqual([
      'favors aurora-standard: I/O would cost $11 a month on Standard (20 rows written/s on average at 1 I/O, or one for each 4 KB), and I/O-Optimized adds $121 instead, $121 for compute and $0.15 for storage; list prices of us-east-1 settle it, whatever prices the estimate goes by → watch VolumeReadIOPs and VolumeWriteIOPs: the switch to I/O-Optimized is possible once in 30 days, and back at any time',
    ]);
  });

  test('an ACU costs a third more, and what memory holds costs no I/O', () => {
    expect(linesOf(rule, {
      traffic: Traffic.UNPREDICTABLE,
      entities: [entity({ itemCount: 1_000_000, averageItemBytes: 1_000 })],
      accessPatterns: [pattern({ peakPerSecond: 500, averagePerSecond: 100, itemsPerRequest: 100 })],
    }, { settled: { 'postgres/deployment': 'aurora-serverless-v2' } })).toEqual([
      'favors aurora-standard: I/O would cost $0.00 a month on Standard (0 rows written/s on average at 1 I/O, or one for each 4 KB; items read cost none, as the 3 GiB of buffers hold all of the data), '
        + 'and I/O-Optimized adds $117 instead, $117 for compute and $0.15 for storage; list prices of us-east-1 settle it, whatever prices the estimate goes by '
        + '→ watch VolumeReadIOPs and VolumeWriteIOPs: the switch to I/O-Optimized is possible once in 30 days, and back at any time',
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
