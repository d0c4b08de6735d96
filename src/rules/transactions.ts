import { groupsWritten } from '../designs/dynamodb/markers';
import { Access } from '../profile/access';
import { Operation } from '../profile/access-pattern-profile';
import { Workload } from '../profile/workload';
import { MAX_TRANSACTION_BYTES, MAX_TRANSACTION_ITEMS } from './limits';
import { largestStoredBytes } from './sizes';

/** The transactions of the load. */
export function transactions({ load }: Workload): readonly Access[] {
  return load.filter((access) => access.operation === Operation.TRANSACTION);
}

/** What DynamoDB writes all or nothing: transactions, and writes of an item whose unique values have marker items. */
export function atomicWrites({ load }: Workload): readonly Access[] {
  return load.filter((access) => access.operation === Operation.TRANSACTION || groupsWritten(access, access.entity).length > 0);
}

/** Whether DynamoDB cannot take the transaction at its bound. An unknown size is not held against it. */
export function isOverLimits(workload: Workload, access: Access): boolean {
  return mostItems(access) > MAX_TRANSACTION_ITEMS || (mostBytes(workload, access) ?? 0) > MAX_TRANSACTION_BYTES;
}

/** The items that it writes at most. */
export function mostItems({ maxItemsPerRequest, pattern }: Access): number {
  return Math.max(maxItemsPerRequest, 1 + (pattern.alsoWrites ?? []).length);
}

/** The bytes that it writes at most, by the largest entity it names; undefined is unknown. */
export function mostBytes(workload: Workload, access: Access): number | undefined {
  const entities = [access.entity.name, ...(access.pattern.alsoWrites ?? [])].map((name) => workload.entities.get(name)!);
  const sizes = entities.map(largestStoredBytes).filter((size) => size !== undefined);
  return sizes.length === 0 ? undefined : Math.max(...sizes) * mostItems(access);
}
