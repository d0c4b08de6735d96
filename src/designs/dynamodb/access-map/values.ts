import { Access } from '../../../profile/access';
import { AttributeType, Entity } from '../../../profile/access-pattern-profile';
import { DynamoDbTable } from '../dynamodb-design';
import { COLLECTION_KIND } from '../key-schema';
import { AccessMapValue } from './access-map';

/** The bounds with which a pattern is called. */
export const BOUNDS = ['between', 'atLeast', 'atMost'] as const;
export type Bound = typeof BOUNDS[number];

const TYPES: Readonly<Record<AttributeType, string>> = {
  [AttributeType.STRING]: 'S',
  [AttributeType.NUMBER]: 'N',
  [AttributeType.TIMESTAMP]: 'N',
  [AttributeType.BOOLEAN]: 'BOOL',
  [AttributeType.BINARY]: 'B',
  [AttributeType.JSON]: 'M',
};

const ENCODINGS: Readonly<Record<string, string>> = { S: 'text', N: 'digits', B: 'hex' };

/** The moment at which the request is sent. */
export const NOW: AccessMapValue = { source: 'now', type: 'N', unit: 'epoch-seconds' };

/** The DynamoDB type of an attribute. */
export function attributeType(entity: Entity, attribute: string): string {
  return TYPES[entity.attributes[attribute]];
}

/** An attribute's own value, or a bound of it. */
export function valueOf(entity: Entity, attribute: string, source: 'attribute' | 'from' | 'to' = 'attribute'): AccessMapValue {
  const unit = entity.attributes[attribute] !== AttributeType.TIMESTAMP ? undefined
    : attribute === entity.expiry?.attribute ? 'epoch-seconds' : 'epoch-milliseconds';
  return { source, attribute, type: attributeType(entity, attribute), ...(unit && { unit }) };
}

/** What a pattern compares an attribute with: a constant of the profile, or an argument. */
export function comparedValue({ entity, pattern }: Access, attribute: string): AccessMapValue {
  const value = valueOf(entity, attribute);
  if (pattern.filterValues === undefined || !Object.hasOwn(pattern.filterValues, attribute) || pattern.by?.includes(attribute)) return value;
  const declared: unknown = pattern.filterValues[attribute];
  if (value.unit === undefined) return { source: 'constant', type: value.type, constant: declared };
  const milliseconds = typeof declared === 'number' ? declared : Date.parse(String(declared));
  return { source: 'constant', type: 'N', unit: value.unit, constant: value.unit === 'epoch-seconds' ? Math.floor(milliseconds / 1_000) : milliseconds };
}

/** A text that stands in items as it is. */
export function constantText(constant: string): AccessMapValue {
  return { source: 'constant', type: 'S', constant };
}

/** Several values as one, joined by `#`. */
export function glue(table: DynamoDbTable, parts: readonly AccessMapValue[], suffix?: string): AccessMapValue {
  const prefix = table.sortKey?.prefix;
  const all = [...(prefix === undefined ? [] : [constantText(prefix)]), ...parts];
  return {
    source: 'glue',
    type: 'S',
    parts: all.map((part) => ({ ...part, encoding: ENCODINGS[part.type] })),
    ...(suffix !== undefined && { suffix }),
  };
}

/** The whole value of a glued sort key. Within a collection the name of an entity is always followed by `#`. */
export function wholeGlue(entity: Entity, table: DynamoDbTable): AccessMapValue {
  const parts = table.sortKey!.glues!;
  return glue(table, parts.map((part) => valueOf(entity, part)), parts.length === 0 ? '#' : undefined);
}

/** What fills the table key from an item or from arguments. */
export function keyValues(entity: Entity, table: DynamoDbTable): Record<string, AccessMapValue> {
  const { partitionKey, sortKey } = table;
  return {
    [partitionKey.name]: valueOf(entity, partitionKey.name),
    ...(sortKey && { [sortKey.name]: sortKey.glues ? wholeGlue(entity, table) : valueOf(entity, sortKey.name) }),
  };
}

/** What is written with an item besides its own attributes. */
export function derivedValues(entity: Entity, table: DynamoDbTable): Record<string, AccessMapValue> {
  return {
    ...(table.sortKey?.glues && { [table.sortKey.name]: wholeGlue(entity, table) }),
    ...(table.collection !== undefined && { [COLLECTION_KIND]: constantText(entity.name) }),
  };
}
