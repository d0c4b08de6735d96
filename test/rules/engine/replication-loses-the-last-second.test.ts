import { AccessPatternProfile, AvailabilityTier, Consistency, Topology } from '../../../src/profile/access-pattern-profile';
import { rule } from '../../../src/rules/engine/replication-loses-the-last-second';
import { linesOf } from '../evidence';

const regions = { topology: Topology.ACTIVE_ACTIVE };
const nothing = { tier: AvailabilityTier.HIGH, maxDataLossSeconds: 0 };

describe('engine/replication-loses-the-last-second', () => {
  test.each([Topology.ACTIVE_ACTIVE, Topology.ACTIVE_PASSIVE])('speaks when nothing may be lost in %s Regions', (topology) => {
    expect(linesOf(rule, { regions: { topology }, availability: nothing })).toEqual([
      'cautions dynamodb: at most 0 s of writes may be lost (maxDataLossSeconds), and a replica is usually 1 s behind → ask for strong consistency in three Regions (regions.consistency), which loses nothing',
    ]);
  });

  test('speaks when half a second may be lost', () => {
    expect(linesOf(rule, { regions, availability: { ...nothing, maxDataLossSeconds: 0.5 } })).toHaveLength(1);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['a second may be lost', { regions, availability: { ...nothing, maxDataLossSeconds: 1 } }],
    ['no bound is declared', { regions, availability: { tier: AvailabilityTier.HIGH } }],
    ['no availability is declared', { regions }],
    ['Regions are strongly consistent', { regions: { ...regions, consistency: Consistency.STRONG }, availability: nothing }],
    ['there is one Region', { availability: nothing }],
    ['one Region is declared', { regions: { topology: Topology.SINGLE }, availability: nothing }],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
