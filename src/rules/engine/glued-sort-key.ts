import { Engine } from '../../profile/engine';
import { list } from '../loads';
import { PAGES } from '../pages';
import { cautions, Rule } from '../rule';

export const rule: Rule = {
  id: 'engine/glued-sort-key',
  question: 'engine',
  title: 'A table key of DynamoDB has one sort attribute',
  sources: [
    { ref: PAGES.dynamoDbConstraints, claim: 'a table key is a partition attribute and at most one sort attribute' },
    { ref: 'T6', claim: 'DynamoDB has no schema; what keeps values in shape is the application' },
  ],
  judge: ({ dynamodb }) => dynamodb.tables.filter((table) => (table.sortKey?.glues ?? []).length > 0).map(({ entity, sortKey }) => cautions(
    Engine.DYNAMODB,
    () => `${list(sortKey!.glues!)} of ${entity} are glued into ${sortKey!.name}: the application writes it, keeps it in step, and can range over it from the left only`,
    'shorten the key, or take Postgres, whose primary key has as many columns as it needs',
  )),
};
