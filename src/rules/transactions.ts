import { Access } from '../profile/access';
import { Operation } from '../profile/access-pattern-profile';
import { Workload } from '../profile/workload';
import { largestStoredBytes } from './sizes';

/** The transactions of the load. */
export function transactions({ load }: Workload): readonly Access[] {
  return load.filter((access) => access.operation === Operation.TRANSACTION);
}

/** The items that a transaction writes at most: at least one of each entity it names. */
export function transactionItems({ maxItemsPerRequest, pattern }: Access): number {
  return Math.max(maxItemsPerRequest, 1 + (pattern.alsoWrites ?? []).length);
}

/** The bytes it writes at most, by the largest entity it names; undefined is unknown. */
export function transactionBytes(workload: Workload, access: Access): number | undefined {
  const entities = [access.entity.name, ...(access.pattern.alsoWrites ?? [])].map((name) => workload.entities.get(name)!);
  const sizes = entities.map(largestStoredBytes).filter((size) => size !== undefined);
  return sizes.length === 0 ? undefined : Math.max(...sizes) * transactionItems(access);
}
