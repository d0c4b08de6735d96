import { AccessPatternProfile, AttributeType, Consistency, Topology } from '../../../../src/profile/access-pattern-profile';
import { rule } from '../../../../src/rules/dynamodb/replication/mrsc-has-no-expiry';
import { entity, linesOf } from '../../evidence';

describe('dynamodb/replication/mrsc-has-no-expiry', () => {
  test('speaks when items expire', () => {
    expect(linesOf(rule, {
      regions: { topology: Topology.ACTIVE_ACTIVE, consistency: Consistency.STRONG, replicas: ['us-east-2', 'us-west-2'] },
      entities: [entity({ attributes: { expiresAt: AttributeType.TIMESTAMP }, expiry: { attribute: 'expiresAt' } })],
    })).toEqual([
      'excludes mrsc: items of Order expire, and the table could not delete them → delete expired items from the application, or accept eventual consistency between Regions',
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['nothing expires', {
      regions: { topology: Topology.ACTIVE_ACTIVE, consistency: Consistency.STRONG, replicas: ['us-east-2', 'us-west-2'] },
    }],
    ['reads may lag', {
      regions: { topology: Topology.ACTIVE_ACTIVE },
      entities: [entity({ attributes: { expiresAt: AttributeType.TIMESTAMP }, expiry: { attribute: 'expiresAt' } })],
    }],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
