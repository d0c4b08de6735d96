import { AccessPatternProfile, Consistency, Operation, Topology } from '../../../src/profile/access-pattern-profile';
import { rule } from '../../../src/rules/engine/last-writer-wins';
import { linesOf, pattern } from '../evidence';

const regions = { topology: Topology.ACTIVE_ACTIVE, replicaCount: 1 };
const guarded = pattern({ name: 'reserve', operation: Operation.UPDATE, conditional: true });

describe('engine/last-writer-wins', () => {
  test('speaks when a write has a condition', () => {
    expect(linesOf(rule, { regions, accessPatterns: [guarded] })).toEqual([
      "cautions dynamodb: 'reserve' (100/s) counts on conditions or atomicity that hold in one Region only: two Regions that write an item within about a second both succeed, and the later write silently replaces the other → write each item in a Region of its own (home by key), or ask for strong consistency in three Regions (regions.consistency), which bars TTL and transactions",
    ]);
  });

  test('speaks when there is a transaction too', () => {
    expect(linesOf(rule, {
      regions,
      accessPatterns: [guarded, pattern({ name: 'transfer', operation: Operation.TRANSACTION, peakPerSecond: undefined })],
    })).toEqual([
      "cautions dynamodb: 'reserve' (100/s) and 'transfer' (rate unknown) count on conditions or atomicity that hold in one Region only: two Regions that write an item within about a second both succeed, and the later write silently replaces the other → write each item in a Region of its own (home by key)",
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['writes have no condition', { regions, accessPatterns: [pattern({ operation: Operation.PUT })] }],
    ['Regions are strongly consistent', { regions: { ...regions, consistency: Consistency.STRONG }, accessPatterns: [guarded] }],
    ['one Region writes', { accessPatterns: [guarded] }],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
