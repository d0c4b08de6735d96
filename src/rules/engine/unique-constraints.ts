import { Engine } from '../../profile/engine';
import { count } from '../../profile/format';
import { list } from '../loads';
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
    const groups = (entity.unique ?? []).filter((group) => !entity.key.every((attribute) => group.includes(attribute))).map((group) => group.join(' + '));
    return groups.length === 0 ? undefined : cautions(
      Engine.DYNAMODB,
      () => `${entity.name} must be unique by ${list(groups)}: each write of such a value is a transaction of ${count(groups.length + 1)} items `
        + `(the item and ${groups.length === 1 ? 'a marker' : `${count(groups.length)} markers`}) at twice the capacity`,
      'make the unique attribute the key, or take Postgres, where it is a unique index',
    );
  }),
};
