import { Access } from '../../../profile/access';
import { Operation } from '../../../profile/access-pattern-profile';
import { DynamoDbTable } from '../dynamodb-design';
import { indexShape } from '../indexes';
import { KeyShape, tableShape } from '../key-schema';
import { AccessMapExpressions, AccessMapPages, AccessMapRequest } from './access-map';
import { Expressions } from './expressions';
import { comparisons, notExpired } from './filters';
import { Asked, keyCondition } from './key-condition';
import { Bound, BOUNDS, keyValues } from './values';

/**
 * At most 1 MB in one page.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Query.Pagination.html
 */
const PAGE_BYTES = 1024 * 1024;

/** One item by its key. */
export function getItem({ access, table, request }: Asked): AccessMapRequest {
  const expressions = new Expressions();
  const { pattern: { returns }, entity } = access;
  return {
    operation: 'GetItem',
    entity: request.entity,
    key: keyValues(entity, table),
    parameters: {
      ...projection(returns && [...new Set([...returns, ...(entity.expiry ? [entity.expiry.attribute] : [])])], expressions),
      ConsistentRead: request.consistentRead,
      ...expressions.asParameter(),
    },
    values: {},
  };
}

/** Items by the beginning of a key. */
export function query(asked: Asked, returns: readonly string[] | undefined, stopAfterItems?: number): AccessMapRequest {
  const { access, request } = asked;
  const { range } = access.pattern;
  const isRanged = range !== undefined && (request.range === range || request.filter.includes(range));
  return {
    operation: 'Query',
    entity: request.entity,
    ...variant(asked, returns, stopAfterItems),
    ...(isRanged && { bounds: Object.fromEntries(BOUNDS.map((bound) => [bound, variant(asked, returns, stopAfterItems, bound)])) }),
    pages: pages(access, stopAfterItems),
  };
}

/** How many items are enough for a list; every other read wants them all. */
export function enoughItems({ operation, pattern }: Access): number | undefined {
  return operation === Operation.LIST ? pattern.maxItemsPerRequest : undefined;
}

/** The attributes of a table key, which a lookup is after. */
export function tableKeyNames({ partitionKey, sortKey }: DynamoDbTable): readonly string[] {
  return sortKey === undefined ? [partitionKey.name] : [partitionKey.name, sortKey.name];
}

function variant(asked: Asked, returns: readonly string[] | undefined, enough: number | undefined, bound?: Bound): AccessMapExpressions {
  const { access, request } = asked;
  const expressions = new Expressions();
  const key = keyCondition(asked, expressions, bound);
  const filters = [...comparisons(asked, expressions, bound), ...notExpired(asked, keysInUse(asked), expressions)];
  return {
    parameters: {
      ...(request.index !== undefined && { IndexName: request.index }),
      KeyConditionExpression: key,
      ...(filters.length > 0 && { FilterExpression: filters.join(' AND ') }),
      ...projection(returns, expressions),
      ScanIndexForward: request.scanIndexForward,
      ConsistentRead: request.consistentRead,
      // A limit counts items before the filter: with one, it would cut the answer into many small pages.
      ...(enough !== undefined && request.filter.length === 0 && access.filter.length === 0 && { Limit: enough }),
      ...expressions.asParameter(),
    },
    values: expressions.values,
  };
}

function projection(returns: readonly string[] | undefined, expressions: Expressions): { ProjectionExpression?: string } {
  return returns === undefined ? {} : { ProjectionExpression: returns.map((attribute) => expressions.name(attribute)).join(', ') };
}

function keysInUse({ access, table, request }: Asked): KeyShape {
  const index = request.index === undefined ? undefined : table.indexes.find(({ name }) => name === request.index)!;
  return index === undefined ? tableShape(access.entity) : indexShape(index);
}

function pages({ itemsPerRequest, entity }: Access, stopAfterItems: number | undefined): AccessMapPages {
  const bytes = entity.averageItemBytes;
  return {
    usualItems: itemsPerRequest,
    ...(stopAfterItems !== undefined && { stopAfterItems }),
    ...(bytes !== undefined && { usualPages: Math.max(1, Math.ceil(itemsPerRequest * bytes / PAGE_BYTES)) }),
  };
}
