import { AccessPatternProfile, Platform } from '../../../src/profile/access-pattern-profile';
import { rule } from '../../../src/rules/engine/postgres-from-outside';
import { linesOf } from '../evidence';

describe('engine/postgres-from-outside', () => {
  test.each([
    [Platform.ELSEWHERE, 'the application'], [Platform.MIXED, 'part of the application'],
  ])('speaks when the platform is %s', (platform, who) => {
    expect(linesOf(rule, { platform })).toEqual([
      `cautions postgres: ${who} runs outside AWS (platform: ${platform}), and this store is private to a VPC: its requests take a VPN or Direct Connect, wait for the way there and pay for what leaves AWS, none of which the estimate holds → run the application beside the store, or the same Postgres where the application runs`,
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['the application runs on AWS', { platform: Platform.AWS }],
    ['no platform is named', {}],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
