import { Access } from '../../profile/access';
import { Operation } from '../../profile/access-pattern-profile';
import { DynamoDbRequest } from './dynamodb-design';
import { KeyMatch } from './key-need';
import { comparedBy } from './projection';

const WRITE_REQUESTS: Readonly<Partial<Record<Operation, DynamoDbRequest['operation']>>> = {
  [Operation.PUT]: 'PutItem',
  [Operation.UPDATE]: 'UpdateItem',
  [Operation.DELETE]: 'DeleteItem',
  [Operation.TRANSACTION]: 'TransactWriteItems',
};

/** The entities that a pattern writes, or the one that it reads. */
export function entitiesWritten({ entity, pattern }: Access): readonly string[] {
  return [entity.name, ...(pattern.alsoWrites ?? [])];
}

/** Whether the pattern has the whole table key of each item in hand: an item that is put holds its key. */
export function namesItems({ operation, entity, by, fullKey }: Access): boolean {
  const holdsItems = operation === Operation.PUT || operation === Operation.TRANSACTION;
  return fullKey || (holdsItems && by.every((attribute) => entity.key.includes(attribute)));
}

/** A write of items by their table key, after a query for it where one is needed; conditions on other attributes become part of the write. */
export function writeRequest(access: Access, lookup?: DynamoDbRequest): DynamoDbRequest {
  const { entity } = access;
  return {
    operation: WRITE_REQUESTS[access.operation]!,
    entity: entity.name,
    index: undefined,
    equals: entity.key,
    range: undefined,
    scanIndexForward: true,
    filter: comparedBy(access).filter((attribute) => !entity.key.includes(attribute)),
    consistentRead: false,
    writes: access.operation === Operation.TRANSACTION ? entitiesWritten(access) : [entity.name],
    lookup,
  };
}

/** A read by the table key, or by the key of an index. */
export function readRequest(access: Access, keyMatch: KeyMatch, index?: string): DynamoDbRequest {
  const { equals, range } = keyMatch;
  const filter = comparedBy(access).filter((attribute) => !equals.includes(attribute) && attribute !== range);
  const oneItem = access.operation === Operation.GET && index === undefined && filter.length === 0 && access.fullKey;
  return {
    operation: oneItem ? 'GetItem' : 'Query',
    entity: access.entity.name,
    index,
    equals,
    range,
    scanIndexForward: access.pattern.descending !== true,
    filter,
    consistentRead: access.strong && index === undefined,
    writes: [],
    lookup: undefined,
  };
}

/** A write that must find the keys of its items first. It repeats its conditions: a lookup by an index may be out of date. */
export function lookedUpWrite(access: Access, keyMatch: KeyMatch, index?: string): DynamoDbRequest {
  return writeRequest(access, readRequest(access, keyMatch, index));
}

/** The requests that a pattern sends, in order. */
export function requestsSent(request: DynamoDbRequest): readonly DynamoDbRequest[] {
  return request.lookup === undefined ? [request] : [request.lookup, request];
}
