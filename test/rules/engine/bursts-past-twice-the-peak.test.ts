import { AccessPatternProfile, Traffic } from '../../../src/profile/access-pattern-profile';
import { rule } from '../../../src/rules/engine/bursts-past-twice-the-peak';
import { linesOf, pattern } from '../evidence';

describe('engine/bursts-past-twice-the-peak', () => {
  test('speaks when traffic is unpredictable', () => {
    expect(linesOf(rule, { traffic: Traffic.UNPREDICTABLE })).toEqual([
      'cautions dynamodb: traffic is unpredictable, up to 100 requests/s as declared; on-demand serves twice the highest peak so far at once, and may throttle what grows faster within 30 minutes → set warm throughput to the highest burst expected, and retry with backoff',
    ]);
  });

  test('speaks when no rate is known', () => {
    expect(linesOf(rule, { traffic: Traffic.UNPREDICTABLE, accessPatterns: [pattern({ peakPerSecond: undefined })] })).toEqual([
      'cautions dynamodb: traffic is unpredictable; on-demand serves twice the highest peak so far at once, and may throttle what grows faster within 30 minutes → set warm throughput to the highest burst expected, and retry with backoff',
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['traffic has a daily cycle', { traffic: Traffic.DAILY_CYCLE }],
    ['nothing is said', {}],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
