import { AccessPatternProfile } from '../../../../src/profile/access-pattern-profile';
import { rule } from '../../../../src/rules/postgres/storage/rds-has-volumes';
import { EvidenceOptions, linesOf } from '../../evidence';

describe('postgres/storage/rds-has-volumes', () => {
  test('speaks when RDS was settled', () => {
    expect(linesOf(rule, {}, { settled: { 'postgres/deployment': 'rds-multi-az-instance' } })).toEqual([
      'excludes aurora-standard: rds-multi-az-instance has EBS volumes, and no cluster volume',
      'excludes aurora-io-optimized: rds-multi-az-instance has EBS volumes, and no cluster volume',
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>, EvidenceOptions]>([
    ['Aurora was settled', {}, { settled: { 'postgres/deployment': 'aurora-provisioned' } }],
  ])('is silent when %s', (_, of, options) => {
    expect(linesOf(rule, of, options)).toEqual([]);
  });
});
