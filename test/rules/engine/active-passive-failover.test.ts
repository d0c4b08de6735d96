import { AccessPatternProfile, AvailabilityTier, Consistency, Topology } from '../../../src/profile/access-pattern-profile';
import { rule } from '../../../src/rules/engine/active-passive-failover';
import { linesOf } from '../evidence';

const regions = { topology: Topology.ACTIVE_PASSIVE, replicas: ['eu-west-1'] };

describe('engine/active-passive-failover', () => {
  test('speaks when a second Region takes over', () => {
    expect(linesOf(rule, { regions })).toEqual([
      'cautions postgres: in 1 other Region reads are usually less than a second behind the writer, and taking over takes minutes and loses the writes of that second → practise the failover, and let clients follow the global writer endpoint',
    ]);
  });

  test('speaks when nothing may be lost, reads are strong and Regions are many', () => {
    expect(linesOf(rule, {
      regions: { topology: Topology.ACTIVE_PASSIVE, replicaCount: 11, consistency: Consistency.STRONG },
      availability: { tier: AvailabilityTier.HIGH, maxDataLossSeconds: 0 },
    })).toEqual([
      'cautions postgres: in 11 other Regions reads are usually less than a second behind the writer, and taking over takes minutes and loses the writes of that second; at most 0 s of writes may be lost, which no unplanned failover can promise; strong reads hold in the home Region only, or by the slower global consistency of write forwarding; a global database has 10 secondary Regions at most → practise the failover, and let clients follow the global writer endpoint',
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['every Region writes', { regions: { ...regions, topology: Topology.ACTIVE_ACTIVE } }],
    ['there is one Region', {}],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
