import { AttributeType, Entity } from '../../profile/access-pattern-profile';
import { DynamoDbIndex, DynamoDbTable } from './dynamodb-design';

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html */
const WRITE_UNIT_BYTES = 1024;
const READ_UNIT_BYTES = 4096;

/** Types whose values are taken for the bulk of an item. */
const LARGE: readonly AttributeType[] = [AttributeType.JSON, AttributeType.BINARY];

/** House estimate of a projected attribute that is neither json nor binary, its name included. */
export const SMALL_ATTRIBUTE_BYTES = 64;

/** Write units of one item: one per started KB. */
export function writeUnits(bytes: number): number {
  return Math.max(1, Math.ceil(bytes / WRITE_UNIT_BYTES));
}

/** Read units of what one request reads: one per started 4 KB, half of it when not strong; a miss costs like the smallest read. */
export function readUnits(bytes: number, strong: boolean): number {
  return Math.max(1, Math.ceil(bytes / READ_UNIT_BYTES)) * (strong ? 1 : 0.5);
}

/** Bytes of an index entry; undefined where the size of an item is. */
export function entryBytes(entity: Entity, table: DynamoDbTable, index: DynamoDbIndex): number | undefined {
  const item = entity.averageItemBytes;
  if (item === undefined || index.projection.type === 'ALL') return item;
  const keys = index.partitionKeys.length + index.sortKeys.length + (table.sortKey === undefined ? 1 : 2);
  return Math.min(item, projectedBytes(entity, keys, index.projection.attributes));
}

/** Bytes of so many keys and of these attributes; without bound where one of them may be the bulk of the item. */
export function projectedBytes(entity: Entity, keys: number, attributes: readonly string[]): number {
  if (attributes.some((attribute) => LARGE.includes(entity.attributes[attribute]))) return Infinity;
  return (keys + attributes.length) * SMALL_ATTRIBUTE_BYTES;
}
