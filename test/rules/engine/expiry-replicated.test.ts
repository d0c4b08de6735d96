import { AccessPatternProfile, AttributeType, Topology } from '../../../src/profile/access-pattern-profile';
import { rule } from '../../../src/rules/engine/expiry-replicated';
import { entity, linesOf } from '../evidence';

const session = entity({ attributes: { until: AttributeType.TIMESTAMP }, expiry: { attribute: 'until' } });

describe('engine/expiry-replicated', () => {
  test('speaks when items expire in every Region', () => {
    expect(linesOf(rule, { entities: [session], regions: { topology: Topology.ACTIVE_ACTIVE } })).toEqual([
      'cautions dynamodb: Order expires in a table with replicas: each delete costs a replicated write unit in every other Region → count them into the writes of the replicas',
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['there is one Region', { entities: [session] }],
    ['nothing expires', { regions: { topology: Topology.ACTIVE_ACTIVE } }],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
