import { AccessPatternProfile, AttributeType, Operation, Platform } from '../../../src/profile/access-pattern-profile';
import { rule } from '../../../src/rules/engine/three-part-test';
import { entity, linesOf, pattern } from '../evidence';

const put = pattern({ name: 'put-order', operation: Operation.PUT, peakPerSecond: 30_000 });
const order = entity({ attributes: { email: AttributeType.STRING } });
const byEmail = pattern({ name: 'by-email', operation: Operation.LIST, by: ['email'], peakPerSecond: 3_333 });

describe('engine/three-part-test', () => {
  test('speaks when writes just reach what is beyond one primary', () => {
    expect(linesOf(rule, { accessPatterns: [put] })).toEqual([
      'favors dynamodb: a single key serves 100 % of requests (at least 90 %), 30,000 write transactions/s are beyond one primary (from 30,000 write transactions/s), and the platform is aws',
    ]);
  });

  test('speaks when nine of ten requests use one key, on a mixed platform', () => {
    expect(linesOf(rule, {
      entities: [order],
      accessPatterns: [{ ...put, peakPerSecond: 45_000 }, { ...byEmail, peakPerSecond: 5_000 }],
      platform: Platform.MIXED,
    })).toEqual([
      'favors dynamodb: a single key serves 90 % of requests (at least 90 %), 45,000 write transactions/s are beyond one primary (from 30,000 write transactions/s), and the platform is mixed',
    ]);
  });

  test('speaks when reads reach a million', () => {
    expect(linesOf(rule, { accessPatterns: [pattern({ peakPerSecond: 1_000_000 })] })).toEqual([
      'favors dynamodb: a single key serves 100 % of requests (at least 90 %), 1,000,000 requests/s are beyond one primary (from 1,000,000 requests/s), and the platform is aws',
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['writes stay below', { accessPatterns: [{ ...put, peakPerSecond: 29_999 }] }],
    ['more than one of ten requests takes another way', { entities: [order], accessPatterns: [put, { ...byEmail, peakPerSecond: 3_334 }] }],
    ['a pattern off the key has no rate', { entities: [order], accessPatterns: [put, { ...byEmail, peakPerSecond: undefined }] }],
    ['the platform is elsewhere', { accessPatterns: [put], platform: Platform.ELSEWHERE }],
    ['items are many and requests few', { entities: [entity({ itemCount: 10_000_000_000, averageItemBytes: 200 })] }],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
