import { Operation } from '../../../profile/access-pattern-profile';
import { DynamoDbTable } from '../dynamodb-design';
import { MAX_TRANSACTION_ITEMS } from '../limits';
import { AccessMapExpressions, AccessMapRequest, AccessMapTransaction, AccessMapValue } from './access-map';
import { Expressions } from './expressions';
import { comparisons } from './filters';
import { Asked } from './key-condition';
import { Bound, BOUNDS, derivedValues, keyValues } from './values';

/** The write of a pattern; one that was looked up is sent for each item found. */
export function write(asked: Asked): AccessMapRequest {
  const { access, request } = asked;
  const isTransaction = request.operation === 'TransactWriteItems';
  const isRanged = access.pattern.range !== undefined && request.filter.includes(access.pattern.range);
  return {
    operation: request.operation,
    entity: request.entity,
    ...(request.lookup && { forEachFound: true }),
    ...(isTransaction ? { parameters: {}, values: {} } : condition(asked)),
    ...(isRanged && !isTransaction && { bounds: Object.fromEntries(BOUNDS.map((bound) => [bound, condition(asked, bound)])) }),
    ...target(asked),
  };
}

/** What the write is about, by operation. */
function target(asked: Asked): Partial<AccessMapRequest> {
  const { access: { entity }, table, request } = asked;
  const key = request.lookup === undefined ? keyValues(entity, table) : foundKey(table);
  switch (request.operation) {
    case 'PutItem': return { derived: derivedValues(entity, table) };
    case 'UpdateItem': return { key, immutable: [...new Set([...entity.key, ...Object.keys(derivedValues(entity, table))])] };
    case 'DeleteItem': return { key };
    default: return { transaction: transaction(asked) };
  }
}

/** The key of an item that was looked up, as it stands in it: an index may lack the parts of a glued one. */
function foundKey({ partitionKey, sortKey }: DynamoDbTable): Record<string, AccessMapValue> {
  const keys = sortKey === undefined ? [partitionKey] : [partitionKey, sortKey];
  return Object.fromEntries(keys.map(({ name, type }) => [name, { source: 'attribute', attribute: name, type }]));
}

function transaction(asked: Asked): AccessMapTransaction {
  const { access: { maxItemsPerRequest }, request: { writes } } = asked;
  const must = condition(asked);
  return {
    entities: [...writes],
    maxItems: Math.min(MAX_TRANSACTION_ITEMS, Math.max(maxItemsPerRequest, writes.length)),
    ...('ConditionExpression' in must.parameters && { condition: must }),
  };
}

/** The ConditionExpression of a write. The application may add conditions of its own by AND. */
function condition(asked: Asked, bound?: Bound): AccessMapExpressions {
  const expressions = new Expressions();
  const conditions = [...existence(asked, expressions), ...comparisons(asked, expressions, bound)];
  return {
    parameters: {
      ...(conditions.length > 0 && { ConditionExpression: conditions.join(' AND ') }),
      ...expressions.asParameter(),
    },
    values: expressions.values,
  };
}

/**
 * A conditional put creates, a conditional update or delete needs the item to be there. So does the update of an item that was looked
 * up: without the condition, UpdateItem would bring back one that was deleted in between.
 */
function existence({ access, table, request }: Asked, expressions: Expressions): string[] {
  const isConditional = access.pattern.conditional === true;
  const key = () => expressions.name(table.partitionKey.name);
  if (access.operation === Operation.PUT) return isConditional && request.filter.length === 0 ? [`attribute_not_exists(${key()})`] : [];
  return isConditional || (request.lookup !== undefined && access.operation === Operation.UPDATE) ? [`attribute_exists(${key()})`] : [];
}
