import { AccessPatternProfile, Consistency, Operation, Topology } from '../../../../src/profile/access-pattern-profile';
import { rule } from '../../../../src/rules/dynamodb/replication/mrsc-has-no-transactions';
import { linesOf, pattern } from '../../evidence';

describe('dynamodb/replication/mrsc-has-no-transactions', () => {
  test('speaks when there is a transaction', () => {
    expect(linesOf(rule, {
      regions: { topology: Topology.ACTIVE_ACTIVE, consistency: Consistency.STRONG, replicas: ['us-east-2', 'us-west-2'] },
      accessPatterns: [pattern({ name: 'move', operation: Operation.TRANSACTION })],
    })).toEqual([
      "excludes mrsc: 'move' (100/s) must be written all or nothing → write one item at a time, or accept eventual consistency between Regions",
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['there is none', {
      regions: { topology: Topology.ACTIVE_ACTIVE, consistency: Consistency.STRONG, replicas: ['us-east-2', 'us-west-2'] },
    }],
    ['reads may lag', {
      regions: { topology: Topology.ACTIVE_ACTIVE },
      accessPatterns: [pattern({ operation: Operation.TRANSACTION })],
    }],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
