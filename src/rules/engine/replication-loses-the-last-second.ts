import { Consistency, Topology } from '../../profile/access-pattern-profile';
import { Engine } from '../../profile/engine';
import { count } from '../../profile/format';
import { PAGES } from '../pages';
import { cautions, Rule } from '../rule';

/** DynamoDB Developer Guide, global tables: a change reaches the other Regions usually within a second. */
const USUAL_LAG_SECONDS = 1;

export const rule: Rule = {
  id: 'engine/replication-loses-the-last-second',
  question: 'engine',
  title: 'A Region that is lost takes its last second of writes with it',
  sources: [{ ref: PAGES.dynamoDbGlobalTables, claim: 'with eventual consistency a write reaches the other Regions usually within a second after it was acknowledged; with strong consistency before' }],
  judge: ({ workload }) => {
    const { regions, availability } = workload.profile;
    const bound = availability?.maxDataLossSeconds;
    if ((regions?.topology ?? Topology.SINGLE) === Topology.SINGLE || regions!.consistency === Consistency.STRONG) return [];
    return bound === undefined || bound >= USUAL_LAG_SECONDS ? [] : [cautions(
      Engine.DYNAMODB,
      () => `at most ${count(bound)} s of writes may be lost (maxDataLossSeconds), and a replica is usually ${USUAL_LAG_SECONDS} s behind`,
      'ask for strong consistency in three Regions (regions.consistency), which loses nothing',
    )];
  },
};
