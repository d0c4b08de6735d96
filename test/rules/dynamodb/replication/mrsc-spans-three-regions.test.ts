import { AccessPatternProfile, Consistency, Topology } from '../../../../src/profile/access-pattern-profile';
import { rule } from '../../../../src/rules/dynamodb/replication/mrsc-spans-three-regions';
import { linesOf } from '../../evidence';

describe('dynamodb/replication/mrsc-spans-three-regions', () => {
  test('speaks when there are two Regions', () => {
    expect(linesOf(rule, {
      regions: { topology: Topology.ACTIVE_ACTIVE, consistency: Consistency.STRONG, replicas: ['us-east-2'] },
    })).toEqual([
      'excludes mrsc: 2 Regions are declared, the home Region included, and it takes exactly 3 → declare two other Regions',
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['there are three Regions', {
      regions: { topology: Topology.ACTIVE_ACTIVE, consistency: Consistency.STRONG, replicas: ['us-east-2', 'us-west-2'] },
    }],
    ['their number is not declared', { regions: { topology: Topology.ACTIVE_ACTIVE, consistency: Consistency.STRONG } }],
    ['reads may lag', { regions: { topology: Topology.ACTIVE_ACTIVE, replicas: ['us-east-2'] } }],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
