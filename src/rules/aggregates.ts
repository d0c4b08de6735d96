import { Access } from '../profile/access';
import { Operation } from '../profile/access-pattern-profile';
import { coverageOf } from '../designs/coverage';
import { MAX_ITEM_BYTES, MAX_PAGE_BYTES } from './limits';
import { Evidence } from './rule';
import { largestStoredBytes } from './sizes';

export function isAggregate(access: Access): boolean {
  return access.operation === Operation.AGGREGATE;
}

/** Whether one key leads to the items aggregated. */
export function isKeyed({ dynamodb }: Evidence, access: Access): boolean {
  return access.joins.length === 0
    && (access.by.includes(access.entity.key[0]) || coverageOf(dynamodb.coverage, access.name)?.request !== undefined);
}

/** The bytes aggregated at most; undefined where the number of items was not declared. An item of unknown size counts as the largest possible. */
export function aggregatedBytes({ pattern, entity }: Access): number | undefined {
  const items = pattern.maxItemsPerRequest ?? pattern.itemsPerRequest;
  return items === undefined ? undefined : items * (largestStoredBytes(entity) ?? MAX_ITEM_BYTES);
}

/** Whether one page of one key holds all that is aggregated. */
export function isOneKeyedPage(evidence: Evidence, access: Access): boolean {
  const bytes = aggregatedBytes(access);
  return isKeyed(evidence, access) && bytes !== undefined && bytes <= MAX_PAGE_BYTES;
}
