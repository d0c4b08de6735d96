import { AccessPatternProfile } from '../../../../src/profile/access-pattern-profile';
import { rule } from '../../../../src/rules/postgres/storage/aurora-has-its-own-storage';
import { EvidenceOptions, linesOf } from '../../evidence';

describe('postgres/storage/aurora-has-its-own-storage', () => {
  test('speaks when Aurora was settled', () => {
    expect(linesOf(rule, {}, { settled: { 'postgres/deployment': 'aurora-provisioned' } })).toEqual([
      'excludes gp3: aurora-provisioned has a cluster volume, and no EBS volume',
      'excludes io2: aurora-provisioned has a cluster volume, and no EBS volume',
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>, EvidenceOptions]>([
    ['RDS was settled', {}, { settled: { 'postgres/deployment': 'rds-multi-az-instance' } }],
  ])('is silent when %s', (_, of, options) => {
    expect(linesOf(rule, of, options)).toEqual([]);
  });
});
