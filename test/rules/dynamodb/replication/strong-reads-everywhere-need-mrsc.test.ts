import { AccessPatternProfile, Consistency, Topology } from '../../../../src/profile/access-pattern-profile';
import { rule } from '../../../../src/rules/dynamodb/replication/strong-reads-everywhere-need-mrsc';
import { linesOf } from '../../evidence';

describe('dynamodb/replication/strong-reads-everywhere-need-mrsc', () => {
  test('speaks when every read must be strong', () => {
    expect(linesOf(rule, {
      regions: { topology: Topology.ACTIVE_ACTIVE, consistency: Consistency.STRONG, replicas: ['us-east-2', 'us-west-2'] },
    })).toEqual([
      'favors mrsc: a read in any Region must see every earlier write in all of them (regions.consistency: strong) → accept eventual consistency between Regions',
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['reads may lag', { regions: { topology: Topology.ACTIVE_ACTIVE } }],
    ['there is one Region', { regions: { topology: Topology.SINGLE, consistency: Consistency.STRONG } }],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
