import { Access } from '../../profile/access';
import { Operation } from '../../profile/access-pattern-profile';
import { DynamoDbRequest } from './dynamodb-design';

/** Says in a clause how a request serves a pattern. */
export function inWords(access: Access, request: DynamoDbRequest): string {
  if (access.writes) return writeInWords(access, request);
  if (request.operation === 'GetItem') return `GetItem by ${request.equals.join(', ')}${consistencyInWords(request)}`;
  const sum = access.operation === Operation.AGGREGATE ? '; one page, which the application adds up' : '';
  return `${queryInWords(request)}${consistencyInWords(request)}${sum}`;
}

function writeInWords(access: Access, { operation, equals, filter, writes, lookup }: DynamoDbRequest): string {
  const across = writes.length > 1 ? ` across ${writes.join(', ')}` : '';
  const conditions = [...filter, ...(access.pattern.conditional ? ['the condition of the pattern'] : [])];
  const condition = conditions.length === 0 ? '' : `, conditional on ${conditions.join(', ')}`;
  const write = `${operation}${across} by ${equals.join(', ')}${condition}`;
  if (lookup === undefined) return write;
  return `two round trips: ${queryInWords(lookup)}${consistencyInWords(lookup)} finds the table keys, then ${write}`;
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
