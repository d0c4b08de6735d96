import { AttributeType, Entity } from '../../profile/access-pattern-profile';
import { KeyAttribute } from './dynamodb-design';

/** Joins the parts of a glued sort key, in its name and in its values. */
export const GLUE = '#';

/**
 * What a collection's table writes with every item: the sort key, which begins with the entity's name, and the name by itself, which its
 * indexes are keyed by. No declared attribute has a `#` in its name.
 */
export const COLLECTION_KEY = 'entity#key';
export const COLLECTION_KIND = 'entity#name';

/** A key, whether of a table or of an index: every partition attribute by equality, the sort attributes from left to right. */
export interface KeyShape {
  readonly partition: readonly string[];
  readonly sort: readonly string[];
  /** Whether the sort attributes are parts of one glued attribute, and stand beside it in the item. */
  readonly isGlued?: boolean;
}

/** The key of a table. */
export interface TableKey {
  readonly partitionKey: KeyAttribute;
  readonly sortKey?: KeyAttribute;
}

/** Types that DynamoDB accepts in a key; the others are absent. */
const KEY_TYPES: Readonly<Partial<Record<AttributeType, KeyAttribute['type']>>> = {
  [AttributeType.STRING]: 'S',
  [AttributeType.NUMBER]: 'N',
  [AttributeType.TIMESTAMP]: 'N',
  [AttributeType.BINARY]: 'B',
};

/** Whether an attribute can be part of a key. */
export function isKeyable(entity: Entity, attribute: string): boolean {
  return KEY_TYPES[entity.attributes[attribute]] !== undefined;
}

/** An attribute as a key attribute. A checked profile names no other than keyable ones here. */
export function keyAttribute(entity: Entity, name: string): KeyAttribute {
  return { name, type: KEY_TYPES[entity.attributes[name]] ?? 'S' };
}

/** The table key. A table takes one sort attribute, so the parts of a longer key are glued, in a collection behind the entity's name. */
export function tableKey(entity: Entity): TableKey {
  const [partition, ...parts] = entity.key;
  const partitionKey = keyAttribute(entity, partition);
  if (entity.collection !== undefined) return { partitionKey, sortKey: { name: COLLECTION_KEY, type: 'S', prefix: entity.name, glues: parts } };
  if (parts.length === 0) return { partitionKey };
  if (parts.length === 1) return { partitionKey, sortKey: keyAttribute(entity, parts[0]) };
  return { partitionKey, sortKey: { name: parts.join(GLUE), type: 'S', glues: parts } };
}

/** The table key as a shape. A glued sort key is read from left to right too: by the beginning of its value. */
export function tableShape(entity: Entity): KeyShape {
  return { partition: entity.key.slice(0, 1), sort: entity.key.slice(1), isGlued: isGlued(entity) };
}

/** Attributes that DynamoDB projects into every index. The parts of a glued key are not among them. */
export function projectedTableKeys(entity: Entity): readonly string[] {
  return isGlued(entity) ? entity.key.slice(0, 1) : entity.key;
}

function isGlued({ key, collection }: Entity): boolean {
  return key.length > 2 || collection !== undefined;
}
