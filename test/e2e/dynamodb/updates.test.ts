import './setup';
import { fullDiff, ResourceImpact } from '@aws-cdk/cloudformation-diff';
import { CreateGlobalSecondaryIndexAction, DescribeTableCommand, DynamoDBClient, UpdateTableCommand } from '@aws-sdk/client-dynamodb';
import { BatchWriteCommand, DynamoDBDocumentClient, QueryCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { App, Stack } from 'aws-cdk-lib';
import { DataStore } from '../../../src/data-store';
import { AccessPattern, AccessPatternProfile, AttributeType, Entity, Operation, Traffic } from '../../../src/profile/access-pattern-profile';
import { Engine } from '../../../src/profile/engine';
import { DynamoDbLocal, localClient, startDynamoDbLocal } from './dynamodb-local';
import { createTable, Template } from './template-tables';

const { STRING, NUMBER, TIMESTAMP } = AttributeType;
const ORDER: Entity = {
  name: 'Order',
  key: ['customerId', 'orderId'],
  attributes: { customerId: STRING, orderId: STRING, status: STRING, carrier: STRING, total: NUMBER, placedAt: TIMESTAMP, expiresAt: TIMESTAMP },
  averageItemBytes: 400,
  itemCount: 1_000_000,
};
const CUSTOMER: Entity = { name: 'Customer', key: ['customerId'], attributes: { customerId: STRING, email: STRING }, averageItemBytes: 200, itemCount: 1_000 };
const place: AccessPattern = { name: 'place', entity: 'Order', operation: Operation.PUT, peakPerSecond: 40, averagePerSecond: 30 };
const open: AccessPattern = { name: 'open', entity: 'Order', operation: Operation.GET, peakPerSecond: 200, averagePerSecond: 150 };
const byStatus: AccessPattern = {
  name: 'list by status', entity: 'Order', operation: Operation.LIST, by: ['status'], range: 'placedAt', returns: ['total'], peakPerSecond: 10, averagePerSecond: 8,
};
const byCarrier: AccessPattern = { ...byStatus, name: 'list by carrier', by: ['carrier'] };
const ofCustomer: AccessPattern = { ...open, name: 'list of customer', operation: Operation.LIST, by: ['customerId'] };
const register: AccessPattern = { name: 'register', entity: 'Customer', operation: Operation.PUT, peakPerSecond: 1, averagePerSecond: 1 };

const BEFORE: AccessPatternProfile = { entities: [ORDER, CUSTOMER], accessPatterns: [place, open, byStatus, register] };
const withPatterns = (...accessPatterns: AccessPattern[]): AccessPatternProfile => ({ ...BEFORE, accessPatterns });

interface Change {
  readonly change: string;
  readonly after: AccessPatternProfile;
  readonly engine?: Engine;
  /** The properties of the orders' table that are updated. */
  readonly updated?: readonly string[];
  /** Tables that leave the stack and stay in the account. */
  readonly orphaned?: readonly string[];
  readonly added?: readonly string[];
  readonly removed?: readonly string[];
  /** Indexes of the same name with another key or projection, which CloudFormation refuses. */
  readonly changed?: readonly string[];
}

const { WILL_UPDATE, WILL_ORPHAN, WILL_CREATE } = ResourceImpact;
/** The types of key attributes stand in a list of their own, and the read settings of an index with the replica. */
const INDEXES = ['AttributeDefinitions', 'GlobalSecondaryIndexes', 'Replicas'];
const BY_STATUS = 'byStatusAndPlacedAt';
const BY_CARRIER = 'byCarrierAndPlacedAt';
const CHANGES: readonly Change[] = [
  { change: 'nothing', after: BEFORE },
  { change: 'a pattern added that the table key serves', after: withPatterns(place, open, byStatus, register, ofCustomer) },
  { change: 'a pattern added that needs an index', after: withPatterns(place, open, byStatus, register, byCarrier), updated: INDEXES, added: [BY_CARRIER] },
  { change: 'a pattern removed', after: withPatterns(place, open, register), updated: INDEXES, removed: [BY_STATUS] },
  { change: 'a pattern renamed', after: withPatterns(place, open, { ...byStatus, name: 'by status' }, register) },
  { change: 'patterns in another order', after: withPatterns(register, byStatus, open, place) },
  { change: 'entities in another order', after: { ...BEFORE, entities: [CUSTOMER, ORDER] } },
  { change: 'an attribute added', after: { ...BEFORE, entities: [{ ...ORDER, attributes: { ...ORDER.attributes, gift: STRING } }, CUSTOMER] } },
  {
    change: 'expiry added',
    after: { ...BEFORE, entities: [{ ...ORDER, expiry: { attribute: 'expiresAt' } }, CUSTOMER] },
    updated: ['GlobalSecondaryIndexes', 'TimeToLiveSpecification'],
    changed: [BY_STATUS],
  },
  {
    change: 'steady traffic instead of unknown traffic',
    after: { ...BEFORE, traffic: Traffic.STEADY },
    updated: ['BillingMode', 'GlobalSecondaryIndexes', 'Replicas', 'WriteOnDemandThroughputSettings', 'WriteProvisionedThroughputSettings'],
  },
  { change: 'an entity added', after: { ...BEFORE, entities: [...BEFORE.entities, { ...CUSTOMER, name: 'Supplier' }] } },
  {
    change: 'an entity removed',
    after: { entities: [ORDER], accessPatterns: [place, open, byStatus] },
    orphaned: ['CustomerTable'],
  },
  {
    change: 'more returned by a pattern',
    after: withPatterns(place, open, { ...byStatus, returns: ['total', 'carrier'] }, register),
    updated: ['GlobalSecondaryIndexes'],
    changed: [BY_STATUS],
  },
  {
    change: 'a pattern by another attribute',
    after: withPatterns(place, open, byCarrier, register),
    updated: INDEXES,
    added: [BY_CARRIER],
    removed: [BY_STATUS],
  },
  { change: 'another engine', after: BEFORE, engine: Engine.POSTGRES, orphaned: ['CustomerTable', 'OrderTable'] },
];

test.each(CHANGES)('$change: no table is replaced or deleted', ({ after, engine, updated = [], orphaned = [], added = [], removed = [], changed = [] }) => {
  const [old, now] = [templateOf(BEFORE), templateOf(after, engine)];
  const impacts = new Map<string, ResourceImpact>();
  const updates: string[] = [];
  fullDiff(old, now).resources.forEachDifference((logicalId, difference) => {
    if (difference.resourceType !== 'AWS::DynamoDB::GlobalTable') return;
    impacts.set(tableOf(logicalId), difference.changeImpact);
    if (tableOf(logicalId) === 'OrderTable' && difference.isUpdate) updates.push(...Object.keys(difference.propertyUpdates));
  });
  expect([...impacts.values()].filter((impact) => ![WILL_UPDATE, WILL_ORPHAN, WILL_CREATE].includes(impact))).toEqual([]);
  expect([...impacts.keys()].filter((table) => impacts.get(table) === WILL_ORPHAN).sort()).toEqual(orphaned);
  expect(updates.sort()).toEqual(updated);
  if (engine === undefined) expect(indexChanges(old, now)).toEqual({ added, removed, changed });
});

describe('the index of an added pattern', () => {
  const ITEMS = 3_000;
  let local: DynamoDbLocal;
  let client: DynamoDBClient;
  let documents: DynamoDBDocumentClient;

  beforeAll(async () => {
    local = await startDynamoDbLocal();
    client = localClient(local.endpoint);
    documents = DynamoDBDocumentClient.from(client);
  });

  afterAll(async () => {
    client?.destroy();
    await local?.stop();
  });

  test('is filled from the items that are there, and none is lost', async () => {
    await createTable(client, templateOf(BEFORE), idOf(templateOf(BEFORE), 'OrderTable'), 'orders');
    await load();
    expect(await count()).toBe(ITEMS);

    const now = templateOf(withPatterns(place, open, byStatus, register, byCarrier));
    await applyUpdate(now);
    const { Table } = await client.send(new DescribeTableCommand({ TableName: 'orders' }));
    expect(Table!.GlobalSecondaryIndexes!.map(({ IndexName }) => IndexName).sort()).toEqual([BY_CARRIER, BY_STATUS]);
    expect(await count()).toBe(ITEMS);
    expect(await countByCarrier('carrier-2')).toBe(Array.from({ length: ITEMS }, (_, i) => i).filter((i) => i % 5 === 2).length);
  });

  /** What CloudFormation sends for the difference: the index, and the types of its keys. */
  async function applyUpdate(now: Template): Promise<void> {
    const { AttributeDefinitions, GlobalSecondaryIndexes } = propertiesOf(now, 'OrderTable');
    const { IndexName, KeySchema, Projection } = GlobalSecondaryIndexes.find((index: any) => index.IndexName === BY_CARRIER);
    const Create: CreateGlobalSecondaryIndexAction = { IndexName, KeySchema, Projection };
    await client.send(new UpdateTableCommand({ TableName: 'orders', AttributeDefinitions, GlobalSecondaryIndexUpdates: [{ Create }] }));
    for (;;) {
      const { Table } = await client.send(new DescribeTableCommand({ TableName: 'orders' }));
      if (Table!.GlobalSecondaryIndexes!.every(({ IndexStatus }) => IndexStatus === 'ACTIVE')) return;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }

  async function load(): Promise<void> {
    const order = (i: number) => ({ customerId: `c-${i % 50}`, orderId: `o-${i}`, status: `s-${i % 3}`, carrier: `carrier-${i % 5}`, total: i, placedAt: i });
    for (let start = 0; start < ITEMS; start += 25) {
      const requests = Array.from({ length: 25 }, (_, i) => ({ PutRequest: { Item: order(start + i) } }));
      await documents.send(new BatchWriteCommand({ RequestItems: { orders: requests } }));
    }
  }

  async function count(): Promise<number> {
    return pages((ExclusiveStartKey) => new ScanCommand({ TableName: 'orders', Select: 'COUNT', ExclusiveStartKey }));
  }

  async function countByCarrier(carrier: string): Promise<number> {
    return pages((ExclusiveStartKey) => new QueryCommand({
      TableName: 'orders',
      IndexName: BY_CARRIER,
      Select: 'COUNT',
      KeyConditionExpression: 'carrier = :carrier',
      ExpressionAttributeValues: { ':carrier': carrier },
      ExclusiveStartKey,
    }));
  }

  async function pages(command: (start?: Record<string, any>) => ScanCommand | QueryCommand): Promise<number> {
    let total = 0;
    let start: Record<string, any> | undefined;
    do {
      const page = await documents.send(command(start) as ScanCommand);
      total += page.Count!;
      start = page.LastEvaluatedKey;
    } while (start !== undefined);
    return total;
  }
});

function templateOf(profile: AccessPatternProfile, engine = Engine.DYNAMODB): Template {
  const app = new App();
  const stack = new Stack(app, 'Stack', { env: { account: '123456789012', region: 'us-east-1' } });
  new DataStore(stack, 'Store', { profile, override: { engine, reason: 'to compare its templates' } });
  return app.synth().getStackByName('Stack').template;
}

/** `OrderTable` of a logical id. */
function tableOf(logicalId: string): string {
  return /(?:DynamoDb)(\w+Table)/.exec(logicalId)![1];
}

function idOf({ Resources }: Template, table: string): string {
  return Object.keys(Resources).find((logicalId) => Resources[logicalId].Type === 'AWS::DynamoDB::GlobalTable' && tableOf(logicalId) === table)!;
}

function propertiesOf(template: Template, table: string): any {
  return template.Resources[idOf(template, table)].Properties;
}

/** How the indexes of the orders differ, capacity apart. */
function indexChanges(old: Template, now: Template): { added: string[]; removed: string[]; changed: string[] } {
  const shapes = (template: Template) => new Map<string, string>((propertiesOf(template, 'OrderTable').GlobalSecondaryIndexes ?? [])
    .map(({ IndexName, KeySchema, Projection }: any) => [IndexName, JSON.stringify({ KeySchema, Projection })]));
  const [was, is] = [shapes(old), shapes(now)];
  return {
    added: [...is.keys()].filter((name) => !was.has(name)),
    removed: [...was.keys()].filter((name) => !is.has(name)),
    changed: [...is.keys()].filter((name) => was.has(name) && was.get(name) !== is.get(name)),
  };
}
