import './setup';
import { DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DescribeStreamCommand, DynamoDBStreamsClient, GetRecordsCommand, GetShardIteratorCommand, _Record } from '@aws-sdk/client-dynamodb-streams';
import { AccessPatternProfile, AttributeType, Operation } from '../../../src/profile/access-pattern-profile';
import { DynamoDbLocal, localClient, startDynamoDbLocal } from './dynamodb-local';
import { newItem } from './run-write';
import { storeUnderTest, StoreUnderTest } from './store-under-test';

const PROFILE: AccessPatternProfile = {
  entities: [{ name: 'Order', key: ['orderId'], attributes: { orderId: AttributeType.STRING, status: AttributeType.STRING }, averageItemBytes: 300 }],
  accessPatterns: [
    { name: 'place', entity: 'Order', operation: Operation.PUT },
    { name: 'ship', entity: 'Order', operation: Operation.UPDATE },
    { name: 'cancel', entity: 'Order', operation: Operation.DELETE },
  ],
};

let local: DynamoDbLocal;
let admin: DynamoDBClient;
let streams: DynamoDBStreamsClient;
let store: StoreUnderTest;

beforeAll(async () => {
  local = await startDynamoDbLocal();
  admin = localClient(local.endpoint);
  streams = new DynamoDBStreamsClient({ endpoint: local.endpoint, region: 'us-east-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } });
  store = await storeUnderTest(local.endpoint, admin, PROFILE, 0);
});

afterAll(async () => {
  store?.client.documents.destroy();
  streams?.destroy();
  admin?.destroy();
  await local?.stop();
});

test('the stream of a synthesized table holds every change with both images', async () => {
  const item = newItem(store, 'Order');
  const values = { orderId: item.orderId };
  await store.call('place', { item, values: item });
  await store.call('ship', { values, changes: { status: 'shipped' } });
  await store.call('cancel', { values });

  const changes = (await records()).map(({ eventName, dynamodb }) => [eventName, dynamodb!.OldImage?.status.S, dynamodb!.NewImage?.status.S]);
  expect(changes).toEqual([
    ['INSERT', undefined, item.status],
    ['MODIFY', item.status, 'shipped'],
    ['REMOVE', 'shipped', undefined],
  ]);
});

async function records(): Promise<_Record[]> {
  const { Table } = await admin.send(new DescribeTableCommand({ TableName: store.tableName('Order') }));
  const StreamArn = Table!.LatestStreamArn!;
  const { StreamDescription } = await streams.send(new DescribeStreamCommand({ StreamArn }));
  const found: _Record[] = [];
  for (const { ShardId } of StreamDescription!.Shards!) {
    const { ShardIterator } = await streams.send(new GetShardIteratorCommand({ StreamArn, ShardId, ShardIteratorType: 'TRIM_HORIZON' }));
    found.push(...(await streams.send(new GetRecordsCommand({ ShardIterator }))).Records!);
  }
  return found;
}
