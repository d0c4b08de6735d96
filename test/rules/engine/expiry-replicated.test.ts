import { AccessPatternProfile, AttributeType, Topology } from '../../../src/profile/access-pattern-profile';
import { rule } from '../../../src/rules/engine/expiry-replicated';
import { entity, linesOf } from '../evidence';

const session = entity({ attributes: { until: AttributeType.TIMESTAMP }, expiry: { attribute: 'until' } });

describe('engine/expiry-replicated', () => {
  test('speaks when items expire in every Region', () => {
    expect(linesOf(rule, { entities: [session], regions: { topology: Topology.ACTIVE_ACTIVE } })).toEqual([
      'cautions dynamodb: Order expires in a table with replicas: each delete costs a replicated write unit for every started KB in every other Region, one at least for an item of Order → count them into the writes of the replicas',
    ]);
  });

  test('speaks of units by the size of the items', () => {
    expect(linesOf(rule, { entities: [{ ...session, averageItemBytes: 1_800 }], regions: { topology: Topology.ACTIVE_ACTIVE } })).toEqual([
      'cautions dynamodb: Order expires in a table with replicas: each delete costs a replicated write unit for every started KB in every other Region, 2 for an item of Order (1.8 KiB) → count them into the writes of the replicas',
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['there is one Region', { entities: [session] }],
    ['nothing expires', { regions: { topology: Topology.ACTIVE_ACTIVE } }],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
