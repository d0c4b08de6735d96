import { AccessPatternProfile, Platform } from '../../../src/profile/access-pattern-profile';
import { rule } from '../../../src/rules/engine/platform-mixed';
import { linesOf } from '../evidence';

describe('engine/platform-mixed', () => {
  test('speaks when part of the application runs outside AWS', () => {
    expect(linesOf(rule, { platform: Platform.MIXED })).toEqual([
      'cautions dynamodb: part of the application runs outside AWS (platform: mixed); it counts as AWS, but that part pays internet latency and egress for DynamoDB, and its access code runs on no other platform → keep the data path inside AWS, or behind an API there',
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['all of it runs on AWS', {}],
    ['none of it does', { platform: Platform.ELSEWHERE }],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
