import '../dynamodb/setup';
import { BatchWriteCommand, DeleteCommand, DynamoDBDocumentClient, QueryCommand, ScanCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { Cdk, discard, takeOutUnsupported } from './cdk';
import { Emulator } from './emulator';

jest.setTimeout(240_000);

const PLACED = Date.UTC(2026, 0, 1);
const ORDERS = Array.from({ length: 20 }, (_, i) => ({
  customerId: `c-${i % 4}`, orderId: `o-${i}`, status: i % 2 === 0 ? 'open' : 'paid', total: i, placedAt: PLACED + i,
}));

/** The emulator polls a stream every second. */
const DELIVERY_MS = 60_000;

let emulator: Emulator;
let cdk: Cdk;
let documents: DynamoDBDocumentClient;
let assembly: string;
let outputs: Record<string, string>;
const outputOf = (name: RegExp) => outputs[Object.keys(outputs).find((key) => name.test(key))!];
const TableName = () => outputOf(/OrderTable/);

beforeAll(async () => {
  emulator = await Emulator.start();
  cdk = new Cdk(emulator);
  documents = DynamoDBDocumentClient.from(emulator.dynamoDb);
  cdk.bootstrap();
  assembly = cdk.synth('test/e2e/emulator/feeds-app.ts');
  takeOutUnsupported(assembly);
  outputs = cdk.deploy(assembly);
});

afterAll(async () => {
  if (assembly) discard(assembly);
  await emulator?.stop();
});

test('a function gets every change with both images', async () => {
  await documents.send(new BatchWriteCommand({ RequestItems: { [TableName()]: ORDERS.map((Item) => ({ PutRequest: { Item } })) } }));
  const [{ customerId, orderId }] = ORDERS;
  await documents.send(new UpdateCommand({
    TableName: TableName(),
    Key: { customerId, orderId },
    UpdateExpression: 'SET #total = :new',
    ExpressionAttributeNames: { '#total': 'total' },
    ExpressionAttributeValues: { ':new': 99 },
  }));
  await documents.send(new DeleteCommand({ TableName: TableName(), Key: { customerId, orderId } }));
  const changes = await changesSeen(ORDERS.length + 2);
  const inserted = changes.filter(({ eventName }) => eventName === 'INSERT');
  expect(inserted.map(({ NewImage }) => NewImage.orderId.S).sort()).toEqual(ORDERS.map((order) => order.orderId).sort());
  expect(changes.slice(-2)).toMatchObject([
    { eventName: 'MODIFY', OldImage: { total: { N: '0' } }, NewImage: { total: { N: '99' } } },
    { eventName: 'REMOVE', OldImage: { orderId: { S: 'o-0' }, total: { N: '99' } } },
  ]);
});

test('the pattern of another key is served by the index that the function is told', async () => {
  const { Environment } = await emulator.configurationOf(outputOf(/ProjectorName/));
  const { Order } = JSON.parse(Environment.Variables.DATA_STORE_TABLES);
  expect(Order).toMatchObject({ table: TableName(), indexes: [expect.any(String)] });

  const { Items } = await documents.send(new QueryCommand({
    TableName: Order.table,
    IndexName: Order.indexes[0],
    KeyConditionExpression: '#status = :status',
    ExpressionAttributeNames: { '#status': 'status' },
    ExpressionAttributeValues: { ':status': 'paid' },
  }));
  expect(Items!.map(({ total }) => total)).toEqual(ORDERS.filter(({ status }) => status === 'paid').map(({ total }) => total));
});

test('the table outlives its stack', async () => {
  const before = await orderIds();
  cdk.destroy(assembly);
  expect(before).toHaveLength(ORDERS.length - 1);
  expect(await orderIds()).toEqual(before);
});

/** What the function wrote to its log, in the order in which it got it. */
async function changesSeen(count: number): Promise<any[]> {
  const logGroupName = `/aws/lambda/${outputOf(/ProjectorName/)}`;
  const deadline = Date.now() + DELIVERY_MS;
  for (;;) {
    const { events } = await emulator.call('Logs_20140328.FilterLogEvents', { logGroupName }).catch(() => ({ events: [] }));
    const changes = events.flatMap(({ message }: { message: string }) => /change (\{.*\})/.exec(message)?.[1] ?? []);
    if (changes.length >= count) return changes.map((text: string) => JSON.parse(text));
    if (Date.now() > deadline) throw new Error(`the function got ${changes.length} of ${count} changes`);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

async function orderIds(): Promise<string[]> {
  const { Items } = await documents.send(new ScanCommand({ TableName: TableName() }));
  return Items!.map(({ orderId }) => orderId).sort();
}
