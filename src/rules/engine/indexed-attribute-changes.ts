import { DynamoDbIndex } from '../../designs/dynamodb/dynamodb-design';
import { COLLECTION_KIND } from '../../designs/dynamodb/key-schema';
import { Entity, Operation } from '../../profile/access-pattern-profile';
import { Engine } from '../../profile/engine';
import { inWords, list, loadOf } from '../loads';
import { PAGES } from '../pages';
import { cautions, Rule } from '../rule';

export const rule: Rule = {
  id: 'engine/indexed-attribute-changes',
  question: 'engine',
  title: 'Changing an indexed attribute writes the index twice',
  sources: [{ ref: PAGES.dynamoDbIndexCapacity, claim: 'a changed index key costs two writes: the old entry goes, the new one comes' }],
  judge: ({ workload, dynamodb }) => dynamodb.tables.flatMap((table) => {
    const entity = workload.entities.get(table.entity)!;
    const updates = table.indexes.length === 0 ? [] : loadOf(workload, entity.name).filter((access) => access.operation === Operation.UPDATE);
    const mutable = [...new Set(table.indexes.flatMap((index) => mutableKeys(entity, index)))];
    return updates.length === 0 || mutable.length === 0 ? [] : [cautions(
      Engine.DYNAMODB,
      `${list(updates.map(inWords))} may change ${list(mutable)} of ${entity.name}, which key${mutable.length === 1 ? 's' : ''} an index: `
        + 'each change costs two index writes in place of one',
      'index attributes that do not change',
    )];
  }),
};

function mutableKeys(entity: Entity, index: DynamoDbIndex): readonly string[] {
  return [...index.partitionKeys, ...index.sortKeys].map((key) => key.name)
    .filter((name) => name !== COLLECTION_KIND && !entity.key.includes(name));
}
