import { AccessPatternProfile, Consistency, Topology } from '../../../../src/profile/access-pattern-profile';
import { rule } from '../../../../src/rules/dynamodb/replication/mrsc-stays-within-a-region-set';
import { linesOf } from '../../evidence';

describe('dynamodb/replication/mrsc-stays-within-a-region-set', () => {
  test('speaks when two sets are mixed', () => {
    expect(linesOf(rule, {
      regions: { topology: Topology.ACTIVE_ACTIVE, consistency: Consistency.STRONG, replicas: ['us-east-2', 'eu-west-1'] },
    })).toEqual([
      'excludes mrsc: us-east-2 and eu-west-1 are not in one set → choose Regions of one set: us-east-1, us-east-2, us-west-2; eu-west-1 to -3, eu-central-1; ap-northeast-1 to -3',
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['the Regions are of one set', {
      regions: { topology: Topology.ACTIVE_ACTIVE, consistency: Consistency.STRONG, replicas: ['us-east-2', 'us-west-2'] },
    }],
    ['they are not named', { regions: { topology: Topology.ACTIVE_ACTIVE, consistency: Consistency.STRONG } }],
    ['reads may lag', { regions: { topology: Topology.ACTIVE_ACTIVE, replicas: ['us-east-2', 'eu-west-1'] } }],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
