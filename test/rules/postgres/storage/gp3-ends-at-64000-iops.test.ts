import { AccessPatternProfile, Operation } from '../../../../src/profile/access-pattern-profile';
import { rule } from '../../../../src/rules/postgres/storage/gp3-ends-at-64000-iops';
import { EvidenceOptions, linesOf, pattern } from '../../evidence';

describe('postgres/storage/gp3-ends-at-64000-iops', () => {
  test('speaks when writes ask for more', () => {
    expect(linesOf(rule, { accessPatterns: [pattern({ operation: Operation.PUT, peakPerSecond: 12_000 })] }, { settled: { 'postgres/deployment': 'rds-multi-az-instance' } })).toEqual([
      'favors io2: 12,000 write transactions/s ask for 80,000 IOPS',
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>, EvidenceOptions]>([
    ['gp3 has the IOPS', { accessPatterns: [pattern({ operation: Operation.PUT, peakPerSecond: 9_600 })] }, { settled: { 'postgres/deployment': 'rds-multi-az-instance' } }],
    ['Aurora was settled', { accessPatterns: [pattern({ operation: Operation.PUT, peakPerSecond: 12_000 })] }, { settled: { 'postgres/deployment': 'aurora-provisioned' } }],
  ])('is silent when %s', (_, of, options) => {
    expect(linesOf(rule, of, options)).toEqual([]);
  });
});
