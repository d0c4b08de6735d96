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
