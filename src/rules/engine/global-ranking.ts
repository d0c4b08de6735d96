import { Access } from '../../profile/access';
import { AttributeType, Operation } from '../../profile/access-pattern-profile';
import { Engine } from '../../profile/engine';
import { count } from '../../profile/format';
import { PARTITION_WRITE_UNITS } from '../limits';
import { inWords, list } from '../loads';
import { cautions, Rule } from '../rule';

export const rule: Rule = {
  id: 'engine/global-ranking',
  question: 'engine',
  title: 'A ranking across keys is not single-entity state',
  sources: [{ ref: 'D4', claim: 'leaderboards suit DynamoDB where one item holds a player; ranking all players is no longer one key' }],
  judge: ({ workload }) => workload.accesses
    .filter(isRanking)
    .map((access) => cautions(
      Engine.DYNAMODB,
      () => `${inWords(access)} ranks ${access.entity.name} by ${access.pattern.range} across ${access.by.length === 0 ? 'all keys' : `all items of one ${list(access.by)}`}: `
        + `in an index they share a partition, which takes ${count(PARTITION_WRITE_UNITS)} writes/s`,
      `rank in Postgres (an index on ${access.pattern.range}) or in a sorted set of ElastiCache for Valkey`,
    )),
};

/** Sorted by a number from high to low; what is sorted by time is a list of the latest, not a ranking. */
function isRanking({ operation, pattern: { range, descending }, by, entity }: Access): boolean {
  return operation === Operation.LIST && range !== undefined && descending === true
    && entity.attributes[range] === AttributeType.NUMBER && !by.includes(entity.key[0]);
}
