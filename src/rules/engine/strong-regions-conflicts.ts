import { Consistency, Topology } from '../../profile/access-pattern-profile';
import { Engine } from '../../profile/engine';
import { count } from '../../profile/format';
import { STRONG_REGIONS } from '../limits';
import { PAGES } from '../pages';
import { regionCount } from '../region-sets';
import { cautions, Rule } from '../rule';

export const rule: Rule = {
  id: 'engine/strong-regions-conflicts',
  question: 'engine',
  title: 'Strong consistency across Regions refuses concurrent writes',
  sources: [{ ref: PAGES.dynamoDbGlobalTables, claim: 'writes to one item in two Regions at once fail with ReplicatedWriteConflictException; every write waits for another Region' }],
  judge: ({ workload }) => {
    const { regions } = workload.profile;
    if (regions?.topology !== Topology.ACTIVE_ACTIVE || regions.consistency !== Consistency.STRONG) return [];
    const declared = regionCount(regions) === undefined ? `; how many Regions is not declared, and it must be ${count(STRONG_REGIONS)}` : '';
    return [cautions(Engine.DYNAMODB,
      () => 'active-active with strong consistency: a write waits for a second Region, and two Regions that write one item at the same time get '
        + `a ReplicatedWriteConflictException to retry; the table must be empty when it becomes global, and the mode never changes${declared}`,
      'retry conflicts, and keep the writers of an item in one Region')];
  },
};
