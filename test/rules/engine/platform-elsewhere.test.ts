import { AccessPatternProfile, Platform } from '../../../src/profile/access-pattern-profile';
import { rule } from '../../../src/rules/engine/platform-elsewhere';
import { linesOf } from '../evidence';

describe('engine/platform-elsewhere', () => {
  test('speaks when the application runs outside AWS', () => {
    expect(linesOf(rule, { platform: Platform.ELSEWHERE })).toEqual([
      'excludes dynamodb: the application runs outside AWS (platform: elsewhere); DynamoDB is offered nowhere else, and every request would cross the internet → run the application on AWS, or take Postgres, which runs anywhere',
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['the application runs on AWS', { platform: Platform.AWS }],
    ['part of it does', { platform: Platform.MIXED }],
    ['no platform is named', {}],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
