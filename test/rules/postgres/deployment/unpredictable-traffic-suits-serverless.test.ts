import { AccessPatternProfile, Traffic } from '../../../../src/profile/access-pattern-profile';
import { rule } from '../../../../src/rules/postgres/deployment/unpredictable-traffic-suits-serverless';
import { linesOf } from '../../evidence';

describe('postgres/deployment/unpredictable-traffic-suits-serverless', () => {
  test('speaks when traffic is unpredictable', () => {
    expect(linesOf(rule, { traffic: Traffic.UNPREDICTABLE })).toEqual([
      'favors aurora-serverless-v2: traffic is unpredictable: an instance sized for its bursts would idle between them, and one sized for its average would fail in them',
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['traffic is steady', { traffic: Traffic.STEADY }],
    ['traffic is not declared', {}],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
