import { DynamoDbIndex } from '../../designs/dynamodb/dynamodb-design';
import { COLLECTION_KIND } from '../../designs/dynamodb/key-schema';
import { Entity, Operation } from '../../profile/access-pattern-profile';
import { Engine } from '../../profile/engine';
import { inWords, list, loadOf } from '../loads';
import { PAGES } from '../pages';
import { cautions, Rule, rulingsOn } from '../rule';

export const rule: Rule = {
  id: 'engine/indexed-attribute-changes',
  question: 'engine',
  title: 'Changing an indexed attribute writes the index twice',
  sources: [{ ref: PAGES.dynamoDbIndexCapacity, claim: 'a changed index key costs two writes: the old entry goes, the new one comes' }],
  judge: ({ workload, dynamodb }) => rulingsOn(dynamodb.tables, (table) => {
    const mutable = mutableKeys(workload.entities.get(table.entity)!, table.indexes);
    const updates = mutable.length === 0 ? [] : loadOf(workload, table.entity).filter((access) => access.operation === Operation.UPDATE);
    return updates.length === 0 ? undefined : cautions(
      Engine.DYNAMODB,
      () => `${list(updates.map(inWords))} may change ${list(mutable)} of ${table.entity}, which key${mutable.length === 1 ? 's' : ''} an index: `
        + 'each change costs two index writes in place of one',
      'index attributes that do not change',
    );
  }),
};

/** The attributes that key an index and can change. */
function mutableKeys({ key }: Entity, indexes: readonly DynamoDbIndex[]): readonly string[] {
  const mutable: string[] = [];
  for (const { partitionKeys, sortKeys } of indexes) {
    for (const { name } of [...partitionKeys, ...sortKeys]) {
      if (name !== COLLECTION_KIND && !key.includes(name) && !mutable.includes(name)) mutable.push(name);
    }
  }
  return mutable;
}
