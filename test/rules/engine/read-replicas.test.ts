import { AccessPatternProfile, Consistency } from '../../../src/profile/access-pattern-profile';
import { rule } from '../../../src/rules/engine/read-replicas';
import { linesOf, pattern } from '../evidence';

describe('engine/read-replicas', () => {
  test('speaks when reads are more than one reader takes', () => {
    expect(linesOf(rule, { accessPatterns: [pattern({ peakPerSecond: 50_000 })] })).toEqual([
      'cautions postgres: 50,000 reads/s that may lag ask for about 3 readers at 20,000 indexed reads/s each (house estimate), or 1 of the largest class → send eventual reads to the reader endpoint',
    ]);
  });

  test('speaks when they are more than fifteen take', () => {
    expect(linesOf(rule, { accessPatterns: [pattern({ peakPerSecond: 300_001 })] })).toEqual([
      'cautions postgres: 300,001 reads/s that may lag ask for about 16 readers at 20,000 indexed reads/s each (house estimate), or 2 of the largest class → send eventual reads to the reader endpoint',
    ]);
    const [most] = linesOf(rule, { accessPatterns: [pattern({ peakPerSecond: 15 * 192 * 1_500 })] });
    expect(most).toContain(', or 15 of the largest class → send');
    const [over] = linesOf(rule, { accessPatterns: [pattern({ peakPerSecond: 15 * 192 * 1_500 + 1 })] });
    expect(over).toContain(', and even of the largest class more than the 15 that one primary has → cache the hottest reads in ElastiCache for Valkey');
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['one reader takes them', { accessPatterns: [pattern({ peakPerSecond: 20_000 })] }],
    ['they must not lag', { accessPatterns: [pattern({ peakPerSecond: 50_000, consistency: Consistency.STRONG })] }],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
