import { Entity } from '../../profile/access-pattern-profile';
import { expiredPerSecond } from '../../profile/expired';
import { Workload } from '../../profile/workload';
import { partitionedBy } from './partitions';

/** Rows of an entity that a job deletes per second on their expiry, as far as is known; none where they go with their partition. */
export function expiryDeletes(entity: Entity): number {
  return partitionedBy(entity) ? 0 : expiredPerSecond(entity);
}

/** Rows that the design deletes per second on their expiry. */
export function allExpiryDeletes({ profile, expiryDeletesPerSecond: { value } }: Workload): number {
  return value === 0 ? 0 : profile.entities.reduce((sum, entity) => partitionedBy(entity) ? sum - expiredPerSecond(entity) : sum, value);
}

/** Rows that the design writes per second at the peak. The signal of scale, `rowWritesPerSecond`, counts every row that expires. */
export function peakRowWrites(workload: Workload): number {
  const { rowWritesPerSecond, expiryDeletesPerSecond } = workload;
  return rowWritesPerSecond.value - (expiryDeletesPerSecond.value - allExpiryDeletes(workload));
}
