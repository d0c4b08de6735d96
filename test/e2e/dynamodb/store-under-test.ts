import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BatchWriteCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { App, CfnElement, Stack } from 'aws-cdk-lib';
import { DataStore } from '../../../src/data-store';
import { AccessMap } from '../../../src/designs/dynamodb/access-map/access-map';
import { draftDynamoDb } from '../../../src/designs/dynamodb/draft';
import { DynamoDbDraft } from '../../../src/designs/dynamodb/dynamodb-design';
import { AccessPatternProfile } from '../../../src/profile/access-pattern-profile';
import { Engine } from '../../../src/profile/engine';
import { toWorkload, Workload } from '../../../src/profile/workload';
import { Call, fillAll, runPattern } from './access-map-example';
import { itemBytes } from './item-size';
import { Drawing, Item, itemsOf } from './items';
import { constantsOf } from './naive';
import { RecordedClient, recordedClient } from './recorded-client';
import { createTable, Template } from './template-tables';

/** BatchWriteItem takes 25 items. */
const BATCH = 25;
const BATCHES_AT_ONCE = 4;

/** A synthesized store whose tables exist and hold items. */
export interface StoreUnderTest {
  readonly workload: Workload;
  readonly draft: DynamoDbDraft;
  /** The access map as it stands in the assembly. */
  readonly map: AccessMap;
  readonly drawings: ReadonlyMap<string, Drawing>;
  readonly items: ReadonlyMap<string, Item[]>;
  readonly client: RecordedClient;
  /** A client beside it, whose commands are not recorded. */
  readonly admin: DynamoDBDocumentClient;
  tableName(entity: string): string;
  /** Calls a pattern by the access map. */
  call(pattern: string, call: Call): Promise<Item[]>;
  /** An item as it is stored: with what the access map derives, and as large as the profile says. */
  asStored(entity: string, item: Item): Item;
}

/** Synthesizes the store of a profile, makes its tables from the template, and fills them. */
export async function storeUnderTest(
  endpoint: string, admin: DynamoDBClient, profile: AccessPatternProfile, count: number,
): Promise<StoreUnderTest> {
  const workload = toWorkload(profile);
  const { template, map, logicalIds } = synthesize(profile);
  const documents = DynamoDBDocumentClient.from(admin);
  const prefix = `t${Date.now().toString(36)}`;
  const tableName = (entity: string) => `${prefix}-${logicalIds.get(entity)}`;
  const asStored = (entity: string, item: Item) => inSize(workload, entity, { ...item, ...derived(map, entity, item) });
  const drawings = new Map(profile.entities.map((entity) => [entity.name, { entity, count, constants: constantsIn(workload, entity.name) }]));
  const items = new Map([...drawings].map(([entity, drawing]) => [entity, itemsOf(drawing).map((item) => asStored(entity, item))]));
  for (const logicalId of new Set(logicalIds.values())) await createTable(admin, template, logicalId, `${prefix}-${logicalId}`);
  for (const [entity, own] of items) await load(documents, tableName(entity), own);
  const client = recordedClient(endpoint);
  const tables = Object.fromEntries(profile.entities.map(({ name }) => [name, { table: tableName(name) }]));
  return {
    workload,
    draft: draftDynamoDb(workload),
    map,
    drawings,
    items,
    client,
    admin: documents,
    tableName,
    call: async (pattern, call) => runPattern(client.documents, map, tables, pattern, call),
    asStored,
  };
}

/** What the assembly says of a store, and nothing that only the code knows. */
function synthesize(profile: AccessPatternProfile): { template: Template; map: AccessMap; logicalIds: Map<string, string> } {
  const outdir = mkdtempSync(join(tmpdir(), 'store-'));
  const stack = new Stack(new App({ outdir }), 'Stack', { env: { account: '123456789012', region: 'us-east-1' } });
  const store = new DataStore(stack, 'Store', { profile, override: { engine: Engine.DYNAMODB, reason: 'to try its keys and indexes' } });
  const logicalIds = Object.entries(store.dynamoDb.tables).map(([entity, table]): [string, string] =>
    [entity, stack.getLogicalId(table.node.defaultChild as CfnElement)]);
  (stack.node.root as App).synth();
  const read = (ending: string) => JSON.parse(readFileSync(join(outdir, readdirSync(outdir).find((name) => name.endsWith(ending))!), 'utf8'));
  const result = { template: read('.template.json'), map: read('.access-map.json'), logicalIds: new Map(logicalIds) };
  rmSync(outdir, { recursive: true });
  return result;
}

function derived(map: AccessMap, entity: string, item: Item): Item {
  return fillAll(map.tables.find((table) => table.entity === entity)!.derived, item);
}

/** Fills an item up to the declared average, so that estimates and consumed capacity are about the same items. */
function inSize({ entities }: Workload, entity: string, item: Item): Item {
  const missing = (entities.get(entity)!.averageItemBytes ?? 0) - itemBytes({ ...item, padding: '' });
  if (missing < 0) throw new Error(`averageItemBytes of ${entity} is ${-missing} bytes too small for its attributes`);
  return { ...item, padding: 'x'.repeat(missing) };
}

function constantsIn({ accesses }: Workload, entity: string): Record<string, unknown[]> {
  const constants: Record<string, unknown[]> = {};
  for (const access of accesses.filter((candidate) => candidate.entity.name === entity)) {
    for (const [attribute, value] of Object.entries(constantsOf(access))) (constants[attribute] ??= []).push(value);
  }
  return constants;
}

async function load(documents: DynamoDBDocumentClient, tableName: string, items: readonly Item[]): Promise<void> {
  const starts = Array.from({ length: Math.ceil(items.length / BATCH) }, (_, i) => i * BATCH);
  await Promise.all(Array.from({ length: BATCHES_AT_ONCE }, async () => {
    for (let start = starts.pop(); start !== undefined; start = starts.pop()) {
      const requests = items.slice(start, start + BATCH).map((item) => ({ PutRequest: { Item: item } }));
      const { UnprocessedItems } = await documents.send(new BatchWriteCommand({ RequestItems: { [tableName]: requests } }));
      if (Object.keys(UnprocessedItems ?? {}).length > 0) throw new Error(`DynamoDB Local left items of ${tableName} unwritten`);
    }
  }));
}
