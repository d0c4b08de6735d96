import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BatchWriteCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { App, CfnElement, Stack } from 'aws-cdk-lib';
import { DataStore } from '../../../src/data-store';
import { EngineOverride } from '../../../src/decision/decision';
import { draftDynamoDb } from '../../../src/designs/dynamodb/draft';
import { DynamoDbCoverage, DynamoDbTable } from '../../../src/designs/dynamodb/dynamodb-design';
import { Access } from '../../../src/profile/access';
import { Entity } from '../../../src/profile/access-pattern-profile';
import { Engine } from '../../../src/profile/engine';
import { AccessPatternProfiles } from '../../../src/profile/load';
import { toWorkload } from '../../../src/profile/workload';
import { Executor } from './executor';
import { withGluedKey } from './glued-key';
import { Item, itemsOf } from './items';
import { RecordedClient, recordedClient } from './recorded-client';
import { createTable, Template } from './template-tables';

/** BatchWriteItem takes 25 items. */
const BATCH = 25;

/** A synthesized store whose tables exist and hold items. */
export interface StoreUnderTest {
  readonly accesses: readonly Access[];
  readonly entities: ReadonlyMap<string, Entity>;
  readonly coverage: ReadonlyMap<string, DynamoDbCoverage>;
  readonly items: ReadonlyMap<string, Item[]>;
  readonly client: RecordedClient;
  readonly executor: Executor;
}

/** How much a store is filled with. */
export interface Filling {
  readonly itemsPerEntity: number;
  /** Bytes added to every item. */
  readonly paddingBytes?: number;
}

/** Synthesizes the store of a profile, makes its tables from the template, and fills them. */
export async function storeUnderTest(
  endpoint: string, admin: DynamoDBClient, profilePath: string, filling: Filling, override?: EngineOverride,
): Promise<StoreUnderTest> {
  const profile = AccessPatternProfiles.fromFile(profilePath);
  const workload = toWorkload(profile);
  const draft = draftDynamoDb(workload);
  const app = new App();
  const stack = new Stack(app, 'Stack', { env: { account: '123456789012', region: 'us-east-1' } });
  const store = new DataStore(stack, 'Store', { profile, override });
  if (store.engine !== Engine.DYNAMODB) throw new Error(`the store is on ${store.engine}`);
  const template: Template = app.synth().getStackByName(stack.stackName).template;

  const prefix = `t${Date.now().toString(36)}`;
  const tableName = (entity: string) => `${prefix}-${entity}`;
  const tables = new Map(draft.tables.map((table) => [table.entity, table]));
  const items = new Map<string, Item[]>();
  for (const entity of profile.entities) {
    const table = store.dynamoDb.tables[entity.name].node.defaultChild as CfnElement;
    await createTable(admin, template, stack.getLogicalId(table), tableName(entity.name));
    items.set(entity.name, itemsOf(entity, filling.itemsPerEntity, filling.paddingBytes));
    await load(admin, tableName(entity.name), tables.get(entity.name)!, items.get(entity.name)!);
  }
  const client = recordedClient(endpoint);
  return {
    accesses: workload.accesses,
    entities: workload.entities,
    coverage: new Map(draft.coverage.map((line) => [line.pattern, line])),
    items,
    client,
    executor: new Executor(client.documents, tables, tableName),
  };
}

async function load(admin: DynamoDBClient, tableName: string, table: DynamoDbTable, items: readonly Item[]): Promise<void> {
  const documents = DynamoDBDocumentClient.from(admin);
  for (let start = 0; start < items.length; start += BATCH) {
    const requests = items.slice(start, start + BATCH).map((item) => ({ PutRequest: { Item: withGluedKey(table, item) } }));
    const { UnprocessedItems } = await documents.send(new BatchWriteCommand({ RequestItems: { [tableName]: requests } }));
    if (Object.keys(UnprocessedItems ?? {}).length > 0) throw new Error(`DynamoDB Local left items of ${tableName} unwritten`);
  }
}
