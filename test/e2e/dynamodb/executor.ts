import {
  DeleteCommand, DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand, TransactWriteCommand, UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { DynamoDbRequest, DynamoDbTable } from '../../../src/designs/dynamodb/dynamodb-design';
import { Condition, Expressions, Range } from './expressions';
import { gluedCondition, withGluedKey } from './glued-key';
import { Item } from './items';

/** What a request is run with. */
export interface Arguments {
  /** The values of the attributes compared for equality, by key or filter. */
  readonly values: Item;
  /** The bounds of the range; without them it only sorts. */
  readonly range?: Range;
  /** The attributes wanted; all when left out. */
  readonly returns?: readonly string[];
}

/** Sends the requests of a DynamoDB design, whatever the profile. */
export class Executor {
  constructor(
    private readonly client: DynamoDBDocumentClient,
    private readonly tables: ReadonlyMap<string, DynamoDbTable>,
    private readonly tableName: (entity: string) => string,
  ) {}

  /** Reads every page of the answer. */
  public async read(request: DynamoDbRequest, args: Arguments): Promise<Item[]> {
    if (request.operation === 'GetItem') return this.getItem(request, args);
    if (request.operation !== 'Query') throw new Error(`${request.operation} does not read`);
    const items: Item[] = [];
    let start: Item | undefined;
    do {
      const page = await this.client.send(this.query(request, args, start));
      items.push(...page.Items ?? []);
      start = page.LastEvaluatedKey;
    } while (start !== undefined);
    return items;
  }

  /** The table keys of the items that a write is about; a lookup finds them where the write does not name them. */
  public async keysFor(request: DynamoDbRequest, args: Arguments): Promise<Item[]> {
    const found = request.lookup === undefined ? [args.values] : await this.read(request.lookup, { values: args.values, range: args.range });
    return found.map((item) => this.keyOf(request.entity, item));
  }

  public async put(request: DynamoDbRequest, args: Arguments, item: Item, onlyIfNew = false): Promise<void> {
    const expressions = new Expressions();
    const isNew = onlyIfNew ? [`attribute_not_exists(${expressions.name(request.equals[0])})`] : [];
    await this.client.send(new PutCommand({
      TableName: this.tableName(request.entity),
      Item: withGluedKey(this.table(request.entity), item),
      ...expressions.asCondition([...isNew, ...this.conditions(request, args, expressions)]),
    }));
  }

  /** Updates each item; the conditions of the request are checked again by the write. */
  public async update(request: DynamoDbRequest, args: Arguments, changes: Item): Promise<number> {
    const keys = await this.keysFor(request, args);
    for (const Key of keys) {
      const expressions = new Expressions();
      const assignments = Object.entries(changes).map(([attribute, value]) => `${expressions.name(attribute)} = ${expressions.value(value)}`);
      await this.client.send(new UpdateCommand({
        TableName: this.tableName(request.entity),
        Key,
        UpdateExpression: `SET ${assignments.join(', ')}`,
        ...expressions.asCondition(this.conditions(request, args, expressions)),
      }));
    }
    return keys.length;
  }

  public async delete(request: DynamoDbRequest, args: Arguments): Promise<number> {
    const keys = await this.keysFor(request, args);
    for (const Key of keys) {
      const expressions = new Expressions();
      await this.client.send(new DeleteCommand({
        TableName: this.tableName(request.entity),
        Key,
        ...expressions.asCondition(this.conditions(request, args, expressions)),
      }));
    }
    return keys.length;
  }

  /** Puts items of several entities, all or none. */
  public async transact(items: readonly { readonly entity: string; readonly item: Item }[]): Promise<void> {
    await this.client.send(new TransactWriteCommand({
      TransactItems: items.map(({ entity, item }) => ({
        Put: { TableName: this.tableName(entity), Item: withGluedKey(this.table(entity), item) },
      })),
    }));
  }

  /** Reads one item by its table key, as a test of what was written. */
  public async stored(entity: string, item: Item): Promise<Item | undefined> {
    const { Item: stored } = await this.client.send(new GetCommand({
      TableName: this.tableName(entity), Key: this.keyOf(entity, item), ConsistentRead: true,
    }));
    return stored;
  }

  private async getItem(request: DynamoDbRequest, args: Arguments): Promise<Item[]> {
    const expressions = new Expressions();
    const { Item: item } = await this.client.send(new GetCommand({
      TableName: this.tableName(request.entity),
      Key: this.keyOf(request.entity, args.values),
      ConsistentRead: request.consistentRead,
      ...expressions.asProjection(args.returns),
    }));
    return item === undefined ? [] : [item];
  }

  private query(request: DynamoDbRequest, args: Arguments, ExclusiveStartKey: Item | undefined): QueryCommand {
    const expressions = new Expressions();
    const key = this.keyConditions(request, args).map((condition) => expressions.condition(condition));
    const filter = this.conditions(request, args, expressions);
    return new QueryCommand({
      TableName: this.tableName(request.entity),
      IndexName: request.index,
      KeyConditionExpression: key.join(' AND '),
      FilterExpression: filter.length === 0 ? undefined : filter.join(' AND '),
      ScanIndexForward: request.scanIndexForward,
      ConsistentRead: request.consistentRead,
      ExclusiveStartKey,
      ...expressions.asProjection(args.returns),
    });
  }

  private keyConditions(request: DynamoDbRequest, args: Arguments): Condition[] {
    const table = this.table(request.entity);
    if (request.index === undefined && table.sortKey?.glues) return gluedCondition(table, request, args);
    const equals = request.equals.map((attribute): Condition => ({ attribute, equals: args.values[attribute] }));
    return request.range === undefined || args.range === undefined ? equals : [...equals, { attribute: request.range, between: args.range }];
  }

  private conditions(request: DynamoDbRequest, args: Arguments, expressions: Expressions): string[] {
    return request.filter.flatMap((attribute) => {
      if (attribute in args.values) return [expressions.condition({ attribute, equals: args.values[attribute] })];
      return args.range === undefined ? [] : [expressions.condition({ attribute, between: args.range })];
    });
  }

  private keyOf(entity: string, item: Item): Item {
    const { partitionKey, sortKey } = this.table(entity);
    // An index holds the glued key, but not always its parts.
    const whole = sortKey && sortKey.name in item ? item : withGluedKey(this.table(entity), item);
    return Object.fromEntries([partitionKey, ...(sortKey ? [sortKey] : [])].map(({ name }) => [name, whole[name]]));
  }

  private table(entity: string): DynamoDbTable {
    return this.tables.get(entity)!;
  }
}
