import { Access } from '../../profile/access';
import { Entity, Operation } from '../../profile/access-pattern-profile';
import { count } from '../../profile/format';
import { isKeyable } from './key-schema';
import { MAX_ITEM_BYTES, MAX_PAGE_BYTES, MAX_TRANSACTION_BYTES, MAX_TRANSACTION_ITEMS } from './limits';
import { entitiesWritten } from './requests';

/** Why no key at all can serve a pattern; undefined when nothing stands in the way. */
export function obstacleOf(access: Access, entities: ReadonlyMap<string, Entity>): string | undefined {
  const { operation } = access;
  if (operation === Operation.SEARCH) return 'DynamoDB has no full-text index; Amazon OpenSearch Service has';
  if (operation === Operation.AD_HOC) return 'a query that is not known beforehand has no key or index and would Scan the table';
  if (access.joins.length > 0) return joinObstacle(access);
  if (access.by.length === 0) return 'with nothing to compare for equality it would Scan the table';
  if (operation === Operation.AGGREGATE) return aggregateObstacle(access) ?? keyObstacle(access);
  if (operation === Operation.TRANSACTION) return transactionObstacle(access, entities) ?? keyObstacle(access);
  return keyObstacle(access);
}

function joinObstacle({ joins, entity }: Access): string {
  const others = joins.join(', ');
  return `DynamoDB has no joins: copy what is needed of ${others} into ${entity.name}, or read ${others} with requests of their own`;
}

function keyObstacle({ by, entity, pattern }: Access): string | undefined {
  const { range } = pattern;
  if (by.length > 0 && !by.some((attribute) => isKeyable(entity, attribute))) {
    return `${by.map((attribute) => `${attribute} (${entity.attributes[attribute]})`).join(', ')} cannot be a key`;
  }
  if (range !== undefined && !isKeyable(entity, range)) return `${range} (${entity.attributes[range]}) cannot be a sort key`;
  return undefined;
}

/** Only what is known to fit one page is read and added up by the application. */
function aggregateObstacle({ pattern, entity }: Access): string | undefined {
  const items = pattern.maxItemsPerRequest ?? pattern.itemsPerRequest;
  if (items === undefined) return 'DynamoDB does not aggregate, and an unknown number of items is not known to fit one page of 1 MB';
  const bytes = items * (itemBytes(entity) ?? MAX_ITEM_BYTES);
  return bytes <= MAX_PAGE_BYTES ? undefined : `DynamoDB does not aggregate, and ${count(items)} items of up to ${count(bytes / items)} bytes do not fit one page of 1 MB`;
}

function transactionObstacle(access: Access, entities: ReadonlyMap<string, Entity>): string | undefined {
  const written = entitiesWritten(access);
  const items = Math.max(access.maxItemsPerRequest, written.length);
  if (items > MAX_TRANSACTION_ITEMS) return `a transaction writes ${MAX_TRANSACTION_ITEMS} items at most, not ${items}`;
  const largest = Math.max(...written.map((name) => itemBytes(entities.get(name)!) ?? 0));
  return items * largest <= MAX_TRANSACTION_BYTES ? undefined : `a transaction writes 4 MB at most, not ${items} items of ${largest} bytes`;
}

/** The most that an item takes in its table; undefined is unknown. */
function itemBytes(entity: Entity): number | undefined {
  const largest = entity.maxItemBytes ?? entity.averageItemBytes;
  return largest !== undefined && largest > MAX_ITEM_BYTES && entity.largeValuesElsewhere ? undefined : largest;
}
