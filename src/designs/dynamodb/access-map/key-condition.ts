import { Access } from '../../../profile/access';
import { CollectionRead, DynamoDbRequest, DynamoDbTable } from '../dynamodb-design';
import { COLLECTION_KEY, COLLECTION_KIND, GLUE } from '../key-schema';
import { AccessMapValue } from './access-map';
import { Expressions } from './expressions';
import { Bound, comparedValue, constantText, glue, valueOf } from './values';

/** The character right behind `#`: between a prefix with `#` and one with this lies everything that begins with the prefix. */
const BEHIND_GLUE = '$';

/** Who asks for what. */
export interface Asked {
  readonly access: Access;
  readonly table: DynamoDbTable;
  readonly request: DynamoDbRequest;
}

/** The KeyConditionExpression of a Query. */
export function keyCondition(asked: Asked, expressions: Expressions, bound?: Bound): string {
  const { access, table, request } = asked;
  if (request.together !== undefined) return togetherCondition(asked, request.together, expressions);
  const glued = request.index === undefined && table.sortKey?.glues !== undefined;
  const plain = glued ? request.equals.slice(0, 1) : request.equals;
  const conditions = plain.map((attribute) => equality(expressions, attribute,
    attribute === COLLECTION_KIND ? constantText(access.entity.name) : comparedValue(access, attribute)));
  if (glued) return [...conditions, ...gluedConditions(asked, expressions, bound)].join(' AND ');
  if (request.range !== undefined && bound !== undefined) conditions.push(rangeCondition(asked, expressions, request.range, bound));
  return conditions.join(' AND ');
}

/** The items of several entities under one partition: those between the names of the first and the last. */
function togetherCondition({ access, table }: Asked, { entities }: CollectionRead, expressions: Expressions): string {
  const partition = table.partitionKey.name;
  const low = expressions.value('from', constantText(`${entities[0]}${GLUE}`));
  const high = expressions.value('to', constantText(`${entities[entities.length - 1]}${BEHIND_GLUE}`));
  return `${equality(expressions, partition, comparedValue(access, partition))} AND ${expressions.name(COLLECTION_KEY)} BETWEEN ${low} AND ${high}`;
}

/** `#a = :a`. */
export function equality(expressions: Expressions, attribute: string, value: AccessMapValue): string {
  return `${expressions.name(attribute)} = ${expressions.value(attribute, value)}`;
}

/** An attribute within bounds, both included. */
export function rangeCondition({ access: { entity } }: Asked, expressions: Expressions, attribute: string, bound: Bound): string {
  const name = expressions.name(attribute);
  const from = () => expressions.value('from', valueOf(entity, attribute, 'from'));
  const to = () => expressions.value('to', valueOf(entity, attribute, 'to'));
  if (bound === 'between') return `${name} BETWEEN ${from()} AND ${to()}`;
  return bound === 'atLeast' ? `${name} >= ${from()}` : `${name} <= ${to()}`;
}

/** The condition on a glued sort key: the parts in hand are its beginning. */
function gluedConditions({ access, table, request }: Asked, expressions: Expressions, bound: Bound | undefined): string[] {
  const { name, glues = [], prefix } = table.sortKey!;
  const parts = request.equals.slice(1).map((attribute) => comparedValue(access, attribute));
  const isOpen = parts.length === 0 && prefix === undefined;
  const beginning = (suffix: string) => glue(table, parts, suffix);
  if (request.range === undefined || bound === undefined) {
    if (isOpen) return [];
    if (parts.length === glues.length) return [equality(expressions, name, glue(table, parts, glues.length === 0 ? GLUE : undefined))];
    return [`begins_with(${expressions.name(name)}, ${expressions.value(name, beginning(GLUE))})`];
  }
  const { range } = request;
  const end = range === glues[glues.length - 1] ? undefined : BEHIND_GLUE;
  const from = glue(table, [...parts, valueOf(access.entity, range, 'from')]);
  const to = glue(table, [...parts, valueOf(access.entity, range, 'to')], end);
  if (isOpen && bound === 'atLeast') return [`${expressions.name(name)} >= ${expressions.value('from', from)}`];
  if (isOpen && bound === 'atMost') return [`${expressions.name(name)} <= ${expressions.value('to', to)}`];
  const low = expressions.value('from', bound === 'atMost' ? beginning(GLUE) : from);
  const high = expressions.value('to', bound === 'atLeast' ? beginning(BEHIND_GLUE) : to);
  return [`${expressions.name(name)} BETWEEN ${low} AND ${high}`];
}
