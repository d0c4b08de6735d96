import { AccessPatternProfile, Traffic } from '../../../../src/profile/access-pattern-profile';
import { rule } from '../../../../src/rules/dynamodb/capacity-mode/unpredictable-traffic-suits-on-demand';
import { linesOf } from '../../evidence';

describe('dynamodb/capacity-mode/unpredictable-traffic-suits-on-demand', () => {
  test('speaks when traffic is unpredictable', () => {
    expect(linesOf(rule, { traffic: Traffic.UNPREDICTABLE })).toEqual([
      'favors on-demand: traffic is unpredictable: it costs nothing while nobody calls, and takes bursts without a plan, up to twice the previous peak at once',
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['traffic is steady', { traffic: Traffic.STEADY }],
    ['traffic is not declared', {}],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
