import { Topology } from '../../profile/access-pattern-profile';
import { Engine } from '../../profile/engine';
import { list } from '../loads';
import { PAGES } from '../pages';
import { cautions, Rule } from '../rule';

export const rule: Rule = {
  id: 'engine/expiry-replicated',
  question: 'engine',
  title: 'TTL deletes are free in one Region and billed in every replica',
  sources: [{ ref: PAGES.dynamoDbTimeToLive, claim: 'a replicated TTL delete consumes a replicated write unit in each replica Region' }],
  judge: ({ workload }) => {
    const { regions, entities } = workload.profile;
    const expiring = entities.filter((entity) => entity.expiry).map((entity) => entity.name);
    return expiring.length === 0 || (regions?.topology ?? Topology.SINGLE) === Topology.SINGLE ? [] : [cautions(
      Engine.DYNAMODB,
      () => `${list(expiring)} expire${expiring.length === 1 ? 's' : ''} in a table with replicas: each delete costs a replicated write unit in every other Region`,
      'count them into the writes of the replicas',
    )];
  },
};
