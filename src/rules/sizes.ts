import { Access } from '../profile/access';
import { Entity } from '../profile/access-pattern-profile';
import { MAX_ITEM_BYTES } from './limits';

/** The largest an item of the entity can be; undefined is unknown. */
export function largestItemBytes(entity: Entity): number | undefined {
  return entity.maxItemBytes ?? entity.averageItemBytes;
}

/** The largest item as a table holds it: with large values elsewhere, only a pointer of unknown size stays. */
export function largestStoredBytes(entity: Entity): number | undefined {
  const largest = largestItemBytes(entity);
  return entity.largeValuesElsewhere && largest !== undefined && largest > MAX_ITEM_BYTES ? undefined : largest;
}

/** Bytes that a request of the pattern reads or writes at most; undefined is unknown. */
export function largestRequestBytes(access: Access): number | undefined {
  const item = largestStoredBytes(access.entity);
  return item === undefined ? undefined : item * access.maxItemsPerRequest;
}

/** DynamoDB write units of one item: one per started KB; an unknown size counts as the least. */
export function writeUnits(itemBytes: number | undefined): number {
  return Math.max(1, Math.ceil((itemBytes ?? 0) / 1024));
}

/** DynamoDB read units of one request: one per started 4 KB read together, half of that when not strong. */
export function readUnits(bytes: number | undefined, strong: boolean): number {
  return Math.max(1, Math.ceil((bytes ?? 0) / 4096)) * (strong ? 1 : 0.5);
}
