import { AccessPatternProfile, Operation } from '../../../../src/profile/access-pattern-profile';
import { rule } from '../../../../src/rules/postgres/storage/small-gp3-volumes-stay-at-3000-iops';
import { entity, EvidenceOptions, linesOf, pattern } from '../../evidence';

describe('postgres/storage/small-gp3-volumes-stay-at-3000-iops', () => {
  test('speaks when a small volume is written fast', () => {
    expect(linesOf(rule, {
      entities: [entity({ itemCount: 1_000_000, averageItemBytes: 1_000 })],
      accessPatterns: [pattern({ operation: Operation.PUT, peakPerSecond: 500 })],
    }, { settled: { 'postgres/deployment': 'rds-multi-az-instance' } })).toEqual([
      'cautions gp3: the writes ask for 3,333 IOPS, and the 1.2 GiB stored would fit a volume that has 3,000; 400 GiB are allocated for the sake of IOPS',
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>, EvidenceOptions]>([
    ['3,000 IOPS suffice', {
      entities: [entity({ itemCount: 1_000_000, averageItemBytes: 1_000 })],
      accessPatterns: [pattern({ operation: Operation.PUT, peakPerSecond: 450 })],
    }, { settled: { 'postgres/deployment': 'rds-multi-az-instance' } }],
    ['the volume is large anyway', {
      entities: [entity({ itemCount: 400_000_000, averageItemBytes: 1_000 })],
      accessPatterns: [pattern({ operation: Operation.PUT, peakPerSecond: 500 })],
    }, { settled: { 'postgres/deployment': 'rds-multi-az-instance' } }],
    ['Aurora was settled', { accessPatterns: [pattern({ operation: Operation.PUT, peakPerSecond: 500 })] }, { settled: { 'postgres/deployment': 'aurora-provisioned' } }],
  ])('is silent when %s', (_, of, options) => {
    expect(linesOf(rule, of, options)).toEqual([]);
  });
});
