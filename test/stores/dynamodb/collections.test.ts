import { App, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import { AccessPatternProfile, AttributeType, DataStore, DataStoreProps, Engine, FeedTarget, Operation } from '../../../src';

const TABLE = 'AWS::DynamoDB::GlobalTable';

const PROFILE: AccessPatternProfile = {
  entities: [
    {
      name: 'Customer', collection: 'Shop', key: ['customerId'], attributes: { customerId: AttributeType.STRING, email: AttributeType.STRING }, itemCount: 1_000, averageItemBytes: 300,
    },
    {
      name: 'Order',
      collection: 'Shop',
      key: ['customerId', 'orderId'],
      attributes: {
        customerId: AttributeType.STRING, orderId: AttributeType.STRING, status: AttributeType.STRING, expiresAt: AttributeType.TIMESTAMP,
      },
      itemCount: 10_000,
      averageItemBytes: 900,
      expiry: { attribute: 'expiresAt' },
    },
    { name: 'Product', key: ['sku'], attributes: { sku: AttributeType.STRING }, itemCount: 100, averageItemBytes: 500 },
  ],
  accessPatterns: [
    { name: 'read a customer', entity: 'Customer', operation: Operation.GET, peakPerSecond: 100 },
    { name: 'find a customer', entity: 'Customer', operation: Operation.LIST, by: ['email'], peakPerSecond: 5 },
    { name: 'save a customer', entity: 'Customer', operation: Operation.PUT, peakPerSecond: 300 },
    { name: 'place an order', entity: 'Order', operation: Operation.PUT, peakPerSecond: 200 },
    { name: 'open orders', entity: 'Order', operation: Operation.LIST, by: ['customerId', 'status'], peakPerSecond: 20 },
    { name: 'read a product', entity: 'Product', operation: Operation.GET, peakPerSecond: 10 },
  ],
};

function build(props: Partial<DataStoreProps> = {}) {
  const stack = new Stack(new App(), 'Stack', { env: { account: '111111111111', region: 'eu-west-1' } });
  const store = new DataStore(stack, 'Store', { profile: PROFILE, override: { engine: Engine.DYNAMODB, reason: 'the collection is under test' }, ...props });
  return { stack, store };
}

const { stack, store } = build({ profile: { ...PROFILE, changeFeeds: [{ name: 'all', target: FeedTarget.EVENTBRIDGE }] }, dynamoDb: { backup: {}, dashboard: true } });
const template = Template.fromStack(stack);

test('entities of a collection share one table, with the indexes of all and the expiry of one', () => {
  template.resourceCountIs(TABLE, 2);
  template.hasResourceProperties(TABLE, {
    KeySchema: [{ AttributeName: 'customerId', KeyType: 'HASH' }, { AttributeName: 'entity#key', KeyType: 'RANGE' }],
    GlobalSecondaryIndexes: [Match.objectLike({ IndexName: Match.stringLikeRegexp('^customerByEmail') }), Match.objectLike({ IndexName: Match.stringLikeRegexp('^orderBy') })],
    TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
  });
  expect(store.dynamoDb.tables.Customer).toBe(store.dynamoDb.tables.Order);
});

test('the table is named after its collection, the others after their entity', () => {
  expect(Object.keys(template.findResources(TABLE)).map((id) => id.slice(0, -8))).toEqual(['StoreDynamoDbShopTable', 'StoreDynamoDbProductTable']);
  const outputs = Object.keys(template.findOutputs('*'));
  expect(outputs.filter((name) => name.includes('Table')).map((name) => name.slice(0, -8))).toEqual(['StoreShopTable', 'StoreProductTable']);
});

test('it carries the peaks of all its entities', () => {
  const table = Object.values(template.findResources(TABLE, { Properties: { KeySchema: Match.arrayWith([Match.objectLike({ AttributeName: 'customerId' })]) } }))[0];
  expect(table.Properties.WriteOnDemandThroughputSettings.MaxWriteRequestUnits).toBe(4 * (300 + 200));
  const alarms = Object.values(template.findResources('AWS::CloudWatch::Alarm', { Properties: { AlarmDescription: Match.stringLikeRegexp('the table of Shop has taken') } }));
  expect(alarms).toHaveLength(1);
});

test('it is watched, copied and piped once', () => {
  expect(Object.keys(template.findResources('AWS::Pipes::Pipe'))).toHaveLength(2);
  template.hasResourceProperties('AWS::Pipes::Pipe', { TargetParameters: { EventBridgeEventBusParameters: Match.objectLike({ DetailType: 'Shop changed' }) } });
  template.hasResourceProperties('AWS::Backup::BackupSelection', { BackupSelection: { Resources: [Match.anyValue(), Match.anyValue()] } });
});

test('a client learns the table of each entity, and is granted each verb once', () => {
  const other = build();
  const role = new iam.Role(other.stack, 'Role', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') });
  other.store.grants.readWriteData(role);
  const [policy] = Object.values(Template.fromStack(other.stack).findResources('AWS::IAM::Policy'));
  expect(policy.Properties.PolicyDocument.Statement.map(({ Action }: { Action: unknown }) => Action)).toEqual([
    ['dynamodb:GetItem', 'dynamodb:PutItem'], 'dynamodb:Query', 'dynamodb:Query', 'dynamodb:GetItem',
  ]);
});

test('fails when a collection would be divided between tables', () => {
  expect(() => build({
    profile: { ...PROFILE, existingStore: { engine: 'dynamodb' as never } },
    existingTables: [{ table: dynamodb.TableV2.fromTableName(new Stack(), 'Table', 'orders'), entities: ['Order'] }],
  })).toThrow('existingTables: the collection Shop is one table; name all of Customer, Order in the entities of one existing table');
});
