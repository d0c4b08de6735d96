import { Access } from '../../profile/access';
import { Operation } from '../../profile/access-pattern-profile';
import { Engine } from '../../profile/engine';
import { obstacleBesideJoin } from '../joins';
import { inWords, list } from '../loads';
import { excludes, Rule, rulingsOn } from '../rule';

export const rule: Rule = {
  id: 'engine/join-without-key',
  question: 'engine',
  title: 'DynamoDB could not serve this pattern even without its join',
  sources: [
    { ref: 'P2', claim: 'without joins, a pattern is denormalised or read by several gets, each of which needs a key' },
    { ref: 'P4', claim: 'what no key serves is a Scan' },
  ],
  judge: (evidence) => rulingsOn(evidence.workload.load, (access) => {
    const obstacle = isJoinedRead(access) ? obstacleBesideJoin(evidence, access) : undefined;
    return obstacle === undefined ? undefined : excludes(
      Engine.DYNAMODB,
      () => `${inWords(access)} joins ${access.entity.name} with ${list(access.joins)}, and neither a copy nor several gets would do: ${obstacle}`,
      'give the pattern a key, or let another store serve it (servedElsewhere)',
    );
  }),
};

/** Searches, ad-hoc queries and lists without a key are judged by rules of their own, joined or not. */
function isJoinedRead({ operation, joins, by }: Access): boolean {
  return joins.length > 0 && (operation === Operation.GET || operation === Operation.AGGREGATE || (operation === Operation.LIST && by.length > 0));
}
