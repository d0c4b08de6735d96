import {
  DeleteCommand, DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand, TransactWriteCommand, UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { AccessMap, AccessMapRequest, AccessMapValue } from 'cdk-data-store';

type Item = Record<string, any>;

/** What a pattern is called with. */
export interface Call {
  /** Values of the attributes that it compares, key included. */
  readonly values?: Item;
  /** The bounds of its range, both included; one or none is enough. */
  readonly from?: any;
  readonly to?: any;
  /** For a put: the item. */
  readonly item?: Item;
  /** For an update: the attributes to set. */
  readonly changes?: Item;
  /** For a transaction: the items to put. */
  readonly items?: readonly { readonly entity: string; readonly item: Item }[];
}

const COMMANDS: Record<string, new (input: any) => any> = {
  GetItem: GetCommand,
  Query: QueryCommand,
  PutItem: PutCommand,
  UpdateItem: UpdateCommand,
  DeleteItem: DeleteCommand,
  TransactWriteItems: TransactWriteCommand,
};

/** Runs any pattern from the access map alone. `tables` is what DATA_STORE_TABLES holds. Returns the items found. */
export async function runPattern(
  client: DynamoDBDocumentClient, map: AccessMap, tables: Record<string, { table: string }>, name: string, call: Call = {},
): Promise<Item[]> {
  let found: Item[] = [];
  for (const request of map.patterns.find((pattern) => pattern.name === name)!.requests) {
    const answers: Item[] = [];
    for (const target of request.forEachFound ? found : [call.values ?? {}]) {
      const input = inputOf(map, tables, request, call, target);
      const enough = request.pages?.stopAfterItems ?? Infinity;
      do {
        const answer: any = await client.send(new COMMANDS[request.operation](input));
        answers.push(...answer.Items ?? (answer.Item && !isExpired(map, request, answer.Item) ? [answer.Item] : []));
        input.ExclusiveStartKey = answer.LastEvaluatedKey;
      } while (input.ExclusiveStartKey !== undefined && answers.length < enough);
      answers.splice(enough);
    }
    found = answers;
  }
  return found;
}

/** The SDK's input for one request. */
export function inputOf(map: AccessMap, tables: Record<string, { table: string }>, request: AccessMapRequest, call: Call, target: Item): any {
  const bound = call.from === undefined ? (call.to === undefined ? 'none' : 'atMost') : (call.to === undefined ? 'atLeast' : 'between');
  const { parameters, values } = request.bounds?.[bound] ?? request;
  const names: Item = { ...parameters.ExpressionAttributeNames };
  const filled: Item = fillAll(values, call.values ?? {}, call);
  const input: any = { TableName: tables[request.entity].table, ...parameters };
  if (request.key) input.Key = fillAll(request.key, target, call);
  if (request.derived) input.Item = { ...call.item, ...fillAll(request.derived, call.item!, call) };
  if (request.operation === 'UpdateItem') {
    input.UpdateExpression = `SET ${Object.keys(call.changes!).map((_, i) => `#set${i} = :set${i}`).join(', ')}`;
    Object.entries(call.changes!).forEach(([attribute, value], i) => { names[`#set${i}`] = attribute; filled[`:set${i}`] = value; });
  }
  if (request.transaction) {
    delete input.TableName;
    input.TransactItems = call.items!.map(({ entity, item }) => {
      const { derived } = map.tables.find((table) => table.entity === entity)!;
      return { Put: { TableName: tables[entity].table, Item: { ...item, ...fillAll(derived, item, call) } } };
    });
  }
  if (Object.keys(names).length > 0) input.ExpressionAttributeNames = names;
  if (Object.keys(filled).length > 0) input.ExpressionAttributeValues = filled;
  return input;
}

/** The values that an access map asks for, taken from an item or from arguments. */
export function fillAll(all: Record<string, AccessMapValue>, from: Item, call: Call = {}): Item {
  return Object.fromEntries(Object.entries(all).map(([key, value]) => [key, fill(value, from, call)]));
}

function fill(value: AccessMapValue, from: Item, call: Call): any {
  switch (value.source) {
    case 'constant': return value.constant;
    case 'now': return Math.floor(Date.now() / 1_000);
    case 'from': return call.from;
    case 'to': return call.to;
    case 'glue': return value.parts!.map((part) => encode(fill(part, from, call), part.encoding!)).join('#') + (value.suffix ?? '');
    default: return from[value.attribute!];
  }
}

function encode(value: any, encoding: string): string {
  if (encoding === 'digits') return String(value).padStart(16, '0');
  return encoding === 'hex' ? Buffer.from(value).toString('hex') : String(value);
}

/** DynamoDB deletes what has expired within days; until then it is still there. */
function isExpired(map: AccessMap, request: AccessMapRequest, item: Item): boolean {
  const attribute = map.tables.find((table) => table.entity === request.entity)!.expiryAttribute;
  return attribute !== undefined && item[attribute] <= Date.now() / 1_000;
}
