import './setup';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { draftDynamoDb } from '../../../src/designs/dynamodb/draft';
import { AccessPatternProfile, AttributeType, Operation } from '../../../src/profile/access-pattern-profile';
import { toWorkload } from '../../../src/profile/workload';
import { DynamoDbLocal, localClient, startDynamoDbLocal } from './dynamodb-local';
import { itemBytes } from './item-size';
import { storeUnderTest, StoreUnderTest } from './store-under-test';

/**
 * The size of an item.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html
 */
const MAX_ITEM_BYTES = 400 * 1024;

const profileOf = (itemsPerRequest: number): AccessPatternProfile => ({
  entities: [{ name: 'Entry', key: ['id'], attributes: { id: AttributeType.STRING } }],
  accessPatterns: [
    { name: 'post', entity: 'Entry', operation: Operation.TRANSACTION, itemsPerRequest },
    { name: 'put', entity: 'Entry', operation: Operation.PUT },
    { name: 'get', entity: 'Entry', operation: Operation.GET },
  ],
});

let local: DynamoDbLocal;
let admin: DynamoDBClient;
let store: StoreUnderTest;

beforeAll(async () => {
  local = await startDynamoDbLocal();
  admin = localClient(local.endpoint);
  store = await storeUnderTest(local.endpoint, admin, profileOf(100), 0);
});

afterAll(async () => {
  store?.client.documents.destroy();
  admin?.destroy();
  await local?.stop();
});

test('100 items pass, in the design and in the engine', async () => {
  expect(store.map.patterns[0]).toMatchObject({ servedBy: 'table Entry', requests: [{ transaction: { maxItems: 100 } }] });
  await store.call('post', { items: entries('a', 100) });
  expect(await get('a-99')).toEqual([{ id: 'a-99' }]);
});

test('101 items fail, in the design and in the engine', async () => {
  const { coverage } = draftDynamoDb(toWorkload(profileOf(101)));
  expect(coverage[0]).toEqual({ pattern: 'post', why: 'a transaction writes 100 items at most, not 101' });
  await expect(store.call('post', { items: entries('b', 101) })).rejects.toThrow(/less than or equal to 100/);
  expect(await get('b-0')).toEqual([]);
});

test('4 MB in one transaction pass, more fail', async () => {
  const filled = entries('c', 11).map(({ entity, item }) => ({ entity, item: ofBytes(item.id, Math.floor(4 * 1024 * 1024 / 11)) }));
  await store.call('post', { items: filled });
  const over = [...filled, { entity: 'Entry', item: ofBytes('c-over', 1_000) }];
  await expect(store.call('post', { items: over })).rejects.toThrow(/size|4 ?MB/i);
  expect(await get('c-over')).toEqual([]);
});

test('an item of 400 KB passes, one byte more fails', async () => {
  const item = ofBytes('full', MAX_ITEM_BYTES);
  expect(itemBytes(item)).toBe(MAX_ITEM_BYTES);
  await store.call('put', { item, values: item });
  expect(await get('full')).toEqual([item]);

  const over = ofBytes('over', MAX_ITEM_BYTES + 1);
  await expect(store.call('put', { item: over, values: over })).rejects.toThrow('Item size has exceeded the maximum allowed size');
  expect(await get('over')).toEqual([]);
});

async function get(id: string): Promise<object[]> {
  return store.call('get', { values: { id } });
}

function entries(prefix: string, count: number) {
  return Array.from({ length: count }, (_, i) => ({ entity: 'Entry', item: { id: `${prefix}-${i}` } }));
}

function ofBytes(id: string, bytes: number) {
  return { id, padding: 'x'.repeat(bytes - itemBytes({ id, padding: '' })) };
}
