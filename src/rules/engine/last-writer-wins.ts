import { Consistency, Operation, Topology } from '../../profile/access-pattern-profile';
import { Engine } from '../../profile/engine';
import { inWords, list } from '../loads';
import { PAGES } from '../pages';
import { cautions, Rule } from '../rule';
import { atomicWrites } from '../transactions';

export const rule: Rule = {
  id: 'engine/last-writer-wins',
  question: 'engine',
  title: 'Between Regions the last writer wins',
  sources: [
    { ref: 'T10', claim: 'DynamoDB spans Regions by global tables' },
    { ref: PAGES.dynamoDbGlobalTables, claim: 'with eventual consistency the last write wins, and a transaction is atomic in its own Region only' },
  ],
  judge: ({ workload }) => {
    const { regions } = workload.profile;
    if (regions?.topology !== Topology.ACTIVE_ACTIVE || regions.consistency === Consistency.STRONG) return [];
    const guarded = workload.load.filter((access) => access.pattern.conditional || access.operation === Operation.TRANSACTION);
    return guarded.length === 0 ? [] : [cautions(
      Engine.DYNAMODB,
      () => `${list(guarded.map(inWords))} count${guarded.length === 1 ? 's' : ''} on conditions or atomicity that hold in one Region only: two Regions that write `
        + 'an item within about a second both succeed, and the later write silently replaces the other',
      `write each item in a Region of its own (home by key)${atomicWrites(workload).length > 0 ? ''
        : ', or ask for strong consistency in three Regions (regions.consistency), which bars TTL and transactions'}`,
    )];
  },
};
