import './setup';
import { CreateTableCommand } from '@aws-sdk/client-dynamodb';
import { draftDynamoDb } from '../../../src/designs/dynamodb/draft';
import { AttributeType, Operation } from '../../../src/profile/access-pattern-profile';
import { toWorkload } from '../../../src/profile/workload';
import { DynamoDbLocal, startDynamoDbLocal } from './dynamodb-local';
import { Executor } from './executor';
import { RecordedClient, recordedClient } from './recorded-client';

let local: DynamoDbLocal;
let client: RecordedClient;
let executor: Executor;

beforeAll(async () => {
  local = await startDynamoDbLocal();
  client = recordedClient(local.endpoint);
  await client.documents.send(new CreateTableCommand({
    TableName: 'Entry',
    KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
    BillingMode: 'PAY_PER_REQUEST',
  }));
  executor = new Executor(client.documents, new Map(draftOf(1).tables.map((table) => [table.entity, table])), (entity) => entity);
});

afterAll(async () => {
  client?.documents.destroy();
  await local?.stop();
});

test('100 items pass, in the design and in the engine', async () => {
  expect(draftOf(100).coverage[0].servedBy).toBe('table Entry');
  await executor.transact(entries('a', 100));
  expect(await executor.stored('Entry', { id: 'a-99' })).toEqual({ id: 'a-99' });
});

test('101 items fail, in the design and in the engine', async () => {
  expect(draftOf(101).coverage[0]).toEqual({ pattern: 'post', why: 'a transaction writes 100 items at most, not 101' });
  await expect(executor.transact(entries('b', 101))).rejects.toThrow(/less than or equal to 100/);
  expect(await executor.stored('Entry', { id: 'b-0' })).toBeUndefined();
});

function draftOf(itemsPerRequest: number) {
  return draftDynamoDb(toWorkload({
    entities: [{ name: 'Entry', key: ['id'], attributes: { id: AttributeType.STRING } }],
    accessPatterns: [{ name: 'post', entity: 'Entry', operation: Operation.TRANSACTION, itemsPerRequest }],
  }));
}

function entries(prefix: string, count: number) {
  return Array.from({ length: count }, (_, i) => ({ entity: 'Entry', item: { id: `${prefix}-${i}` } }));
}
