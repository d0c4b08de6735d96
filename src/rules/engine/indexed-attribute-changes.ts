import { DynamoDbIndex } from '../../designs/dynamodb/dynamodb-design';
import { COLLECTION_KIND } from '../../designs/dynamodb/key-schema';
import { Access } from '../../profile/access';
import { Entity, Operation } from '../../profile/access-pattern-profile';
import { Engine } from '../../profile/engine';
import { groupBy } from '../../profile/group-by';
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
    const updates = mutable.length === 0 ? [] : loadOf(workload, table.entity)
      .filter((access) => access.operation === Operation.UPDATE && changed(mutable, access).length > 0);
    return updates.length === 0 ? undefined : cautions(
      Engine.DYNAMODB,
      () => `${changesInWords(mutable, updates)} of ${table.entity}, by which an index is keyed: each change costs two index writes in place of one`,
      'index attributes that do not change',
    );
  }),
};

/** What an update finds its items by stays as it is. */
const changed = (mutable: readonly string[], { by }: Access) => mutable.filter((attribute) => !by.includes(attribute));

function changesInWords(mutable: readonly string[], updates: readonly Access[]): string {
  return list([...groupBy(updates, (access) => list(changed(mutable, access)))].map(([attributes, same]) => `${list(same.map(inWords))} may change ${attributes}`));
}

/** The attributes that key an index and can change. */
function mutableKeys({ key }: Entity, indexes: readonly DynamoDbIndex[]): readonly string[] {
  const names = new Set<string>();
  for (const { partitionKeys, sortKeys } of indexes) for (const { name } of [...partitionKeys, ...sortKeys]) names.add(name);
  return [...names].filter((name) => name !== COLLECTION_KIND && !key.includes(name));
}
