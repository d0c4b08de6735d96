import { writeUnits } from '../../designs/dynamodb/units';
import { Entity, Topology } from '../../profile/access-pattern-profile';
import { Engine } from '../../profile/engine';
import { bytes, count } from '../../profile/format';
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
    const expiring = entities.filter((entity) => entity.expiry);
    return expiring.length === 0 || (regions?.topology ?? Topology.SINGLE) === Topology.SINGLE ? [] : [cautions(
      Engine.DYNAMODB,
      () => `${list(expiring.map(({ name }) => name))} expire${expiring.length === 1 ? 's' : ''} in a table with replicas: each delete costs a replicated `
        + `write unit for every started KB in every other Region, ${list(expiring.map(unitsInWords))}`,
      'count them into the writes of the replicas',
    )];
  },
};

function unitsInWords({ name, averageItemBytes }: Entity): string {
  return averageItemBytes === undefined ? `one at least for an item of ${name}`
    : `${count(writeUnits(averageItemBytes))} for an item of ${name} (${bytes(averageItemBytes)})`;
}
