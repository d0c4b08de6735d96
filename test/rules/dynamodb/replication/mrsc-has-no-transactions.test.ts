import { AccessPatternProfile, AttributeType, Consistency, Operation, Topology } from '../../../../src/profile/access-pattern-profile';
import { rule } from '../../../../src/rules/dynamodb/replication/mrsc-has-no-transactions';
import { entity, linesOf, pattern, verdictsOf } from '../../evidence';

describe('dynamodb/replication/mrsc-has-no-transactions', () => {
  test('speaks when there is a transaction', () => {
    expect(linesOf(rule, {
      regions: { topology: Topology.ACTIVE_ACTIVE, consistency: Consistency.STRONG, replicas: ['us-east-2', 'us-west-2'] },
      accessPatterns: [pattern({ name: 'move', operation: Operation.TRANSACTION })],
    })).toEqual([
      "excludes mrsc: 'move' (100/s) must be written all or nothing → write one item at a time, or accept eventual consistency between Regions",
    ]);
  });

  test('speaks when a unique value has a marker item', () => {
    const regions = { topology: Topology.ACTIVE_ACTIVE, consistency: Consistency.STRONG, replicas: ['us-east-2', 'us-west-2'] };
    const entities = [entity({ attributes: { email: AttributeType.STRING }, unique: [['email']] })];
    expect(verdictsOf(rule, { regions, entities, accessPatterns: [pattern(), pattern({ name: 'register', operation: Operation.PUT })] })).toEqual(['excludes mrsc']);
    expect(verdictsOf(rule, { regions, entities })).toEqual([]);
    expect(verdictsOf(rule, { regions, entities: [{ ...entities[0], unique: [['id', 'email']] }], accessPatterns: [pattern({ operation: Operation.PUT })] })).toEqual([]);
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
