import { Entity } from '../../profile/access-pattern-profile';
import { toWorkload, Workload } from '../../profile/workload';
import { MAX_ITEM_BYTES } from './limits';

/**
 * A workload as tables hold it. Items whose average is over what one may have leave their large values elsewhere, and how much stays in the table
 * is not declared.
 */
export function asStored(workload: Workload): Workload {
  const { profile } = workload;
  if (!profile.entities.some(isElsewhere)) return workload;
  const entities = profile.entities.map((entity) => isElsewhere(entity) ? { ...entity, averageItemBytes: undefined } : entity);
  return toWorkload({ ...profile, entities });
}

/** Whether what the profile declares of an item's size is that of values which do not live in the table. */
export function isElsewhere({ largeValuesElsewhere, averageItemBytes = 0 }: Entity): boolean {
  return largeValuesElsewhere === true && averageItemBytes > MAX_ITEM_BYTES;
}
