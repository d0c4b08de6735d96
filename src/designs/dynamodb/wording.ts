import { Access } from '../../profile/access';
import { Operation } from '../../profile/access-pattern-profile';
import { count, counted } from '../../profile/format';
import { DynamoDbRequest } from './dynamodb-design';
import { MAX_BATCH_BYTES, MAX_BATCH_GETS, MAX_BATCH_WRITES } from './limits';
import { groupsWritten } from './markers';

/** Says in a clause how a request serves a pattern. */
export function inWords(access: Access, request: DynamoDbRequest): string {
  if (access.writes) return writeInWords(access, request);
  if (request.operation === 'GetItem') return getInWords(access, request);
  const sum = access.operation === Operation.AGGREGATE ? '; one page, which the application adds up' : '';
  return `${queryInWords(request)}${consistencyInWords(request)}${sum}`;
}

function getInWords(access: Access, request: DynamoDbRequest): string {
  const { entity, itemsPerRequest } = access;
  const requests = Math.max(itemsPerRequest / MAX_BATCH_GETS, itemsPerRequest * (entity.averageItemBytes ?? 0) / MAX_BATCH_BYTES);
  return `GetItem${ofEach(access)} by ${request.equals.join(', ')}${consistencyInWords(request)}`
    + batchInWords(access, requests, `BatchGetItem of ${MAX_BATCH_GETS} keys or 16 MB`);
}

function writeInWords(access: Access, { operation, equals, filter, writes, lookup }: DynamoDbRequest): string {
  const across = writes.length > 1 ? ` across ${writes.join(', ')}` : '';
  const conditions = [...filter, ...(access.pattern.conditional ? ['the condition of the pattern'] : [])];
  const condition = conditions.length === 0 ? '' : `, conditional on ${conditions.join(', ')}`;
  const each = operation === 'TransactWriteItems' ? '' : ofEach(access);
  const write = `${operation}${across}${each} by ${equals.join(', ')}${condition}${markersInWords(access)}`;
  if (lookup !== undefined) {
    const trips = access.itemsPerRequest > 1 ? '' : 'two round trips: ';
    return `${trips}${queryInWords(lookup)}${consistencyInWords(lookup)} finds the table keys, then ${write}`;
  }
  const isBatch = (operation === 'PutItem' || operation === 'DeleteItem') && conditions.length === 0 && groupsWritten(access, access.entity).length === 0;
  return isBatch ? write + batchInWords(access, access.itemsPerRequest / MAX_BATCH_WRITES, `BatchWriteItem of ${MAX_BATCH_WRITES} items`) : write;
}

/** GetItem, PutItem, UpdateItem and DeleteItem take one item. */
function ofEach({ itemsPerRequest }: Access): string {
  return itemsPerRequest > 1 ? ` for each of ${counted(itemsPerRequest, 'item')}` : '';
}

/** A batch asks for an action of its own in IAM; BatchWriteItem may put and delete alike. */
function batchInWords({ itemsPerRequest }: Access, requests: number, batch: string): string {
  return itemsPerRequest > 1 ? ` (or ${count(Math.ceil(requests))} × ${batch} at most, which takes a permission of its own)` : '';
}

function markersInWords(access: Access): string {
  const groups = groupsWritten(access, access.entity).map((group) => group.join(' + '));
  return groups.length === 0 ? '' : `, in TransactWriteItems with ${groups.length === 1 ? 'the marker' : 'the markers'} of ${groups.join(', ')}`;
}

function queryInWords({ equals, range, scanIndexForward, filter, together }: DynamoDbRequest): string {
  if (together !== undefined) {
    const dropped = together.between.length === 0 ? '' : `, filtered of ${together.between.join(', ')} after the read`;
    return `one Query by ${equals.join(', ')} for ${together.entities.join(', ')}${dropped}`;
  }
  const order = range === undefined ? '' : `, in ${scanIndexForward ? '' : 'descending '}order of ${range}`;
  const filtered = filter.length === 0 ? '' : `, filtered by ${filter.join(', ')} after the read`;
  return `Query by ${equals.join(', ')}${order}${filtered}`;
}

function consistencyInWords({ consistentRead, index }: DynamoDbRequest): string {
  if (consistentRead) return ' (strongly consistent)';
  return index === undefined ? '' : ' (eventually consistent, as every index)';
}
