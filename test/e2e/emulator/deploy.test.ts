import '../dynamodb/setup';
import { DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { Cdk, discard, stackNameOf, takeOutUnsupported, templateOf } from './cdk';
import { Emulator } from './emulator';

jest.setTimeout(240_000);

interface Story {
  readonly example: string;
  /** The output that names the table. */
  readonly output: RegExp;
  readonly item: Record<string, unknown>;
  readonly key: readonly string[];
}

const NOW = Date.UTC(2026, 0, 1);
const STORIES: readonly Story[] = [
  { example: 'sessions', output: /SessionTable/, key: ['sessionId'], item: { sessionId: 's-1', userId: 'u-1', device: 'phone', startedAt: NOW } },
  { example: 'telemetry', output: /ReadingTable/, key: ['deviceId', 'recordedAt'], item: { deviceId: 'd-1', recordedAt: NOW, value: 20, alarm: true } },
  { example: 'global-preferences', output: /PreferencesTable/, key: ['playerId'], item: { playerId: 'p-1', language: 'ja', settings: { sound: false } } },
  { example: 'disagree', output: /FlagTable/, key: ['name'], item: { name: 'dark mode' } },
];

let emulator: Emulator;
let cdk: Cdk;
let documents: DynamoDBDocumentClient;

beforeAll(async () => {
  emulator = await Emulator.start();
  cdk = new Cdk(emulator);
  documents = DynamoDBDocumentClient.from(emulator.dynamoDb);
  cdk.bootstrap();
});

afterAll(async () => emulator?.stop());

describe.each(STORIES)('$example', ({ example, output, item, key }) => {
  let assembly: string;
  let outputs: Record<string, string>;
  const tableName = () => outputs[Object.keys(outputs).find((name) => output.test(name))!];
  const Key = Object.fromEntries(key.map((name) => [name, item[name]]));

  beforeAll(() => {
    assembly = cdk.synth(`examples/${example}/app.ts`);
    expect(new Set(takeOutUnsupported(assembly))).toEqual(new Set(['AWS::CloudWatch::Alarm']));
    outputs = cdk.deploy(assembly);
  });

  afterAll(() => discard(assembly));

  test('is deployed by the CDK CLI, with a table as the template declares it', async () => {
    const [{ Properties: declared }] = Object.values(templateOf(assembly).Resources).filter(({ Type }) => Type === 'AWS::DynamoDB::GlobalTable');
    const { Table } = await documents.send(new DescribeTableCommand({ TableName: tableName() }));
    expect(Table).toMatchObject({
      TableStatus: 'ACTIVE',
      KeySchema: declared.KeySchema,
      AttributeDefinitions: expect.arrayContaining(declared.AttributeDefinitions),
      StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
    });
    const projected = (indexes: any[] = []) => indexes.map(({ IndexName, KeySchema, Projection }) => ({ IndexName, KeySchema, Projection }));
    expect(projected(Table!.GlobalSecondaryIndexes)).toEqual(projected(declared.GlobalSecondaryIndexes));
  });

  test('is one stack of every resource of the template', async () => {
    const made = await emulator.resourcesOf(stackNameOf(assembly));
    expect(made.sort()).toEqual(Object.keys(templateOf(assembly).Resources).sort());
  });

  test('keeps what is put and finds it by its key', async () => {
    await documents.send(new PutCommand({ TableName: tableName(), Item: item }));
    expect((await documents.send(new GetCommand({ TableName: tableName(), Key }))).Item).toEqual(item);
  });

  test('leaves table and item behind when it is destroyed', async () => {
    cdk.destroy(assembly);
    expect((await documents.send(new GetCommand({ TableName: tableName(), Key }))).Item).toEqual(item);
    expect(await emulator.resourcesOf(stackNameOf(assembly))).toEqual([]);
  });
});
