import { AccessPatternProfile, Consistency } from '../../../../src/profile/access-pattern-profile';
import { rule } from '../../../../src/rules/postgres/deployment/reads-need-readers';
import { linesOf, pattern } from '../../evidence';

describe('postgres/deployment/reads-need-readers', () => {
  test('speaks when eventual reads outgrow the writer', () => {
    expect(linesOf(rule, { accessPatterns: [pattern({ peakPerSecond: 15_000 })] })).toEqual([
      'favors aurora-provisioned: 15,000 eventual reads/s take 10 vCPUs at 1,500 each, more than the writer has to spare; readers of Aurora share its volume, those of RDS each pay for a copy',
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['the writer has room', { accessPatterns: [pattern({ peakPerSecond: 12_000 })] }],
    ['the reads are strong', { accessPatterns: [pattern({ peakPerSecond: 15_000, consistency: Consistency.STRONG })] }],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
