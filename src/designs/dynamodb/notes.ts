import { Entity } from '../../profile/access-pattern-profile';
import { flatMap } from '../../profile/flat-map';
import { indexesByPattern } from './coverage';
import { DynamoDbCoverage, DynamoDbIndex, DynamoDbTable, KeyAttribute } from './dynamodb-design';
import { COLLECTION_KEY, COLLECTION_KIND, GLUE, keyAttribute } from './key-schema';
import { markedGroups } from './markers';

/** What a table asks of the application, in clauses. */
export function notesOn(entity: Entity, { sortKey, indexes }: DynamoDbTable, coverage: readonly DynamoDbCoverage[]): readonly string[] {
  const byPattern = indexesByPattern(indexes);
  return [
    ...(sortKey?.prefix === undefined ? [] : collectionNotes(entity)),
    ...(sortKey?.glues === undefined ? [] : glueNotes(sortKey.name, sortKey.glues.map((part) => keyAttribute(entity, part)))),
    ...uniqueNotes(entity),
    ...expiryNotes(entity),
    ...flatMap(coverage, (line) => sharedIndexNotes(line, byPattern.get(line.pattern))).sort(),
  ];
}

function collectionNotes({ name, collection }: Entity): readonly string[] {
  return [
    `in the table of the collection ${collection}: write ${COLLECTION_KIND} (${name}) and ${COLLECTION_KEY} (${name}${GLUE} and the rest of the key) with every item`,
    `the collection ${collection} shares its quotas: 20 indexes, 100 projected attributes, two stream readers, one expiry attribute, one recovery to a moment`,
  ];
}

function glueNotes(name: string, parts: readonly KeyAttribute[]): readonly string[] {
  if (parts.length === 0) return [];
  const named = parts.map((part) => part.name);
  const ofType = (type: KeyAttribute['type']) => parts.filter((part) => part.type === type).map((part) => part.name);
  const notes = [
    `the sort key ${name} holds ${named.join(', ')} joined by ${GLUE}: write it with every item, beside the attributes themselves`,
  ];
  if (ofType('S').length > 0) {
    notes.push(`${ofType('S').join(', ')} must not contain ${GLUE} or a character that sorts before it (space, !, "), or order and prefixes go wrong`);
  }
  if (ofType('N').length > 0) {
    notes.push(`${ofType('N').join(', ')} must be a whole number from 0 up, padded with zeros to 16 digits in ${name}: it sorts as text, and 10 comes before 9`);
  }
  if (ofType('B').length > 0) notes.push(`${ofType('B').join(', ')} must be written as hexadecimal digits in ${name}`);
  return notes;
}

function uniqueNotes(entity: Entity): readonly string[] {
  return markedGroups(entity).map((group) =>
    `unique ${group.join(', ')}: DynamoDB keeps only the table key unique, so write a marker item keyed by the value in the same transaction, if it does not exist`);
}

function expiryNotes({ expiry }: Entity): readonly string[] {
  if (expiry === undefined) return [];
  return [`expired items stay readable until they are deleted, which can take days: compare ${expiry.attribute} (epoch seconds) on every read that must not see them`];
}

/** An item that lacks one of the key attributes is not in the index, not even for the patterns that do not use that attribute. */
function sharedIndexNotes({ pattern, request }: DynamoDbCoverage, index: DynamoDbIndex | undefined): readonly string[] {
  if (index === undefined || request === undefined) return [];
  const { equals, range } = request.lookup ?? request;
  const unused = [...index.partitionKeys, ...index.sortKeys].map((key) => key.name).filter((key) => !equals.includes(key) && key !== range);
  return unused.length === 0 ? [] : [`${pattern} misses items without ${unused.join(', ')}, because index ${index.name} does`];
}
