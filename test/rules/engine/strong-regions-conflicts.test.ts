import { AccessPatternProfile, Consistency, Topology } from '../../../src/profile/access-pattern-profile';
import { rule } from '../../../src/rules/engine/strong-regions-conflicts';
import { linesOf } from '../evidence';

const regions = { topology: Topology.ACTIVE_ACTIVE, consistency: Consistency.STRONG };

describe('engine/strong-regions-conflicts', () => {
  test('speaks when every Region writes and reads strongly', () => {
    expect(linesOf(rule, { regions: { ...regions, replicaCount: 2 } })).toEqual([
      'cautions dynamodb: active-active with strong consistency: a write waits for a second Region, and two Regions that write one item at the same time get a ReplicatedWriteConflictException to retry; the table must be empty when it becomes global, and the mode never changes → retry conflicts, and keep the writers of an item in one Region',
    ]);
  });

  test('speaks when the number of Regions is not declared', () => {
    expect(linesOf(rule, { regions })).toEqual([
      'cautions dynamodb: active-active with strong consistency: a write waits for a second Region, and two Regions that write one item at the same time get a ReplicatedWriteConflictException to retry; the table must be empty when it becomes global, and the mode never changes; how many Regions is not declared, and it must be 3 → retry conflicts, and keep the writers of an item in one Region',
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['Regions may lag', { regions: { topology: Topology.ACTIVE_ACTIVE } }],
    ['there is one Region', {}],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
