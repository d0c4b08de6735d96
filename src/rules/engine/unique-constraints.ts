import { groupsWritten, markedGroups, markerUnits } from '../../designs/dynamodb/markers';
import { writeUnits } from '../../designs/dynamodb/units';
import { Access } from '../../profile/access';
import { Entity, Operation } from '../../profile/access-pattern-profile';
import { Engine } from '../../profile/engine';
import { count } from '../../profile/format';
import { inWords, list, loadOf } from '../loads';
import { PAGES } from '../pages';
import { cautions, Rule, rulingsOn } from '../rule';

export const rule: Rule = {
  id: 'engine/unique-constraints',
  question: 'engine',
  title: 'DynamoDB keeps nothing unique but the key',
  sources: [
    { ref: 'P3', claim: 'transactions in DynamoDB add latency and are limited' },
    { ref: PAGES.dynamoDbTransactions, claim: 'uniqueness of other attributes is kept by marker items written in the same transaction' },
  ],
  judge: ({ workload }) => rulingsOn(workload.profile.entities, (entity) => {
    const groups = markedGroups(entity).map((group) => group.join(' + '));
    return groups.length === 0 ? undefined : cautions(
      Engine.DYNAMODB,
      () => `${entity.name} must be unique by ${list(groups)}: each write of such a value is a transaction of ${count(groups.length + 1)} items `
        + `(the item and ${groups.length === 1 ? 'a marker' : `${count(groups.length)} markers`}) at twice the capacity${unitsInWords(entity, loadOf(workload, entity.name))}`,
      'make the unique attribute the key, or take Postgres, where it is a unique index',
    );
  }),
};

/** What puts and deletes take, and what is not counted because no profile tells it. */
function unitsInWords(entity: Entity, load: readonly Access[]): string {
  const marked = load.filter((access) => groupsWritten(access, entity).length > 0);
  const others = load.filter(({ operation }) => operation === Operation.UPDATE || operation === Operation.TRANSACTION).map(inWords);
  const one = writeUnits(entity.averageItemBytes ?? 0);
  const taken = marked.length === 0 ? '' : `; ${list(marked.map(inWords))} ${marked.length === 1 ? 'takes' : 'take'} `
    + `${count(2 * one + markerUnits(marked[0], entity))} write units for each item in place of ${count(one)}`;
  return others.length === 0 ? taken : `${taken}; ${list(others)} ${others.length === 1 ? 'is' : 'are'} taken to leave such values as they are`;
}
