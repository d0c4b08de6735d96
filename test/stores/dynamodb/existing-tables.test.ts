import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import {
  AccessPattern, AccessPatternProfile, AttributeType, DataAccess, DataStore, DataStoreProps, ExistingEngine, ExistingTable, FeedTarget, Operation,
} from '../../../src';

const KEY = 'arn:aws:kms:eu-west-1:111111111111:key/1';
const READ: AccessPattern = { name: 'read', entity: 'Order', operation: Operation.GET, peakPerSecond: 100 };
const SAVE: AccessPattern = { name: 'save', entity: 'Order', operation: Operation.PUT, peakPerSecond: 20 };
const OPEN: AccessPattern = { name: 'open', entity: 'Order', operation: Operation.LIST, by: ['status'], peakPerSecond: 5 };
const REPORT: AccessPattern = { name: 'report', entity: 'Order', operation: Operation.AD_HOC, peakPerSecond: 1 };

function profile(accessPatterns: AccessPattern[], more: Partial<AccessPatternProfile> = {}): AccessPatternProfile {
  return {
    entities: [{
      name: 'Order', key: ['orderId'], attributes: { orderId: AttributeType.STRING, status: AttributeType.STRING }, itemCount: 1_000, averageItemBytes: 500,
    }],
    accessPatterns,
    existingStore: { engine: ExistingEngine.DYNAMODB },
    ...more,
  };
}

function build(
  accessPatterns: AccessPattern[],
  existing: (stack: Stack) => ExistingTable[],
  more: Partial<AccessPatternProfile> = {},
  props: Partial<DataStoreProps> = {},
) {
  const app = new App();
  const stack = new Stack(app, 'Shop', { env: { account: '111111111111', region: 'eu-west-1' } });
  const store = new DataStore(stack, 'Store', { profile: profile(accessPatterns, more), existingTables: existing(stack), ...props });
  return { app, stack, store };
}

const named = (stack: Stack) => [{ table: dynamodb.TableV2.fromTableName(stack, 'Orders', 'orders') }];
const withIndex = (stack: Stack) => [{ ...named(stack)[0], indexes: { open: 'gsi1' } }];
const withStream = (stack: Stack) => [{
  table: dynamodb.TableV2.fromTableAttributes(stack, 'Orders', {
    tableArn: 'arn:aws:dynamodb:eu-west-1:111111111111:table/orders',
    tableStreamArn: 'arn:aws:dynamodb:eu-west-1:111111111111:table/orders/stream/1',
    encryptionKey: kms.Key.fromKeyArn(stack, 'Key', KEY),
  }),
}];

function functionIn(stack: Stack, vpc?: ec2.IVpc): lambda.Function {
  return new lambda.Function(stack, 'Fn', {
    runtime: lambda.Runtime.NODEJS_22_X, handler: 'i.h', code: lambda.Code.fromInline('1'), vpc, vpcSubnets: vpc && { subnetType: ec2.SubnetType.PRIVATE_ISOLATED },
  });
}

/** Statements about DynamoDB, resources in one string each. */
function statements(stack: Stack): { Action: unknown; Resource: string }[] {
  const policies = Object.values(Template.fromStack(stack).findResources('AWS::IAM::Policy'));
  return policies.flatMap((policy) => policy.Properties.PolicyDocument.Statement)
    .filter(({ Action }) => JSON.stringify(Action).includes('dynamodb:'))
    .map(({ Action, Resource }) => ({ Action, Resource: JSON.stringify(Resource).replace(/.*table\/orders/, 'orders').replace(/[^a-z0-9/]+$/, '') }));
}

describe('a table that stays', () => {
  test('takes the place of a new one, and nothing about it is in the template', () => {
    const { stack, store } = build([READ, SAVE], named);
    expect(store.decision).toMatchObject({ engine: 'dynamodb', decidedBy: 'existing-table' });
    const template = Template.fromStack(stack);
    template.resourceCountIs('AWS::DynamoDB::GlobalTable', 0);
    template.resourceCountIs('AWS::DynamoDB::Table', 0);
    template.hasOutput('*', { Value: 'orders' });
    expect(store.existingTables.Order.tableName).toBe('orders');
    expect(store.dynamoDb.tables).toEqual({});
    Annotations.fromStack(stack).hasNoWarning('/Shop/Store', Match.anyValue());
  });

  test('is granted by verb and by the names of its own indexes', () => {
    const { stack, store } = build([READ, SAVE, OPEN], withIndex);
    store.connectFunction(functionIn(stack));
    expect(statements(stack)).toEqual([
      { Action: ['dynamodb:GetItem', 'dynamodb:PutItem'], Resource: 'orders' },
      { Action: 'dynamodb:Query', Resource: 'orders/index/gsi1' },
    ]);
    Template.fromStack(stack).hasResourceProperties('AWS::Lambda::Function', {
      Environment: { Variables: { DATA_STORE_TABLES: '{"Order":{"table":"orders","region":"eu-west-1","indexes":["gsi1"]}}' } },
    });
  });

  test('is read with its own key', () => {
    const { stack, store } = build([READ, SAVE], withStream);
    store.grants.readData(new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') }));
    Template.fromStack(stack).hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: { Statement: Match.arrayWith([Match.objectLike({ Action: 'kms:Decrypt', Resource: KEY })]) },
    });
  });

  test('is watched like a new one, and feeds its changes', () => {
    const { stack, store } = build([READ, SAVE], withStream, { changeFeeds: [{ name: 'changes', target: FeedTarget.LAMBDA }] });
    store.dynamoDb.feeds.changes.addConsumer(functionIn(stack));
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::Lambda::EventSourceMapping', { EventSourceArn: Match.stringLikeRegexp('table/orders/stream/1') });
    expect(store.dynamoDb.alarms.map((alarm) => alarm.node.id)).toContain('OrderThrottled');
  });

  test('leaves room for tables of other entities', () => {
    const stack = new Stack(new App(), 'Shop');
    const orders = profile([READ, SAVE]);
    const store = new DataStore(stack, 'Store', {
      profile: {
        ...orders,
        entities: [...orders.entities, { name: 'Note', key: ['id'], attributes: { id: AttributeType.STRING }, itemCount: 10, averageItemBytes: 10 }],
        accessPatterns: [READ, SAVE, { ...READ, name: 'note', entity: 'Note' }],
      },
      existingTables: [{ ...named(stack)[0], entities: ['Order'] }],
    });
    expect(Object.keys(store.dynamoDb.tables)).toEqual(['Note']);
    expect(Object.keys(store.existingTables)).toEqual(['Order']);
  });
});

describe('Postgres beside a table', () => {
  test('clients get both: the key path on the table, everything on Postgres', () => {
    const { stack, store } = build([READ, SAVE, OPEN, REPORT], named);
    expect(store.decision).toMatchObject({ engine: 'postgres', keepExisting: 'dynamodb' });
    store.connectFunction(functionIn(stack, store.postgres.vpc));
    expect(statements(stack)).toEqual([{ Action: ['dynamodb:GetItem', 'dynamodb:PutItem'], Resource: 'orders' }]);
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::Lambda::Function', {
      Environment: {
        Variables: Match.objectLike({
          PGSSLMODE: 'verify-full', DATA_STORE_TABLES: '{"Order":{"table":"orders","region":"eu-west-1","indexes":[]}}',
        }),
      },
    });
    template.resourceCountIs('AWS::DynamoDB::GlobalTable', 0);
    template.hasResourceProperties('AWS::EC2::VPCEndpoint', {
      VpcEndpointType: 'Gateway', ServiceName: { 'Fn::Join': ['', Match.arrayWith([Match.stringLikeRegexp('dynamodb')])] },
    });
    template.hasOutput('*', { Value: 'orders' });
    expect(store.existingTables.Order.tableName).toBe('orders');
    Annotations.fromStack(stack).hasNoWarning('/Shop/Store', Match.stringLikeRegexp('existing-table'));
  });

  test('the database keeps its logical id', () => {
    const ids = (withTable: boolean) => {
      const { stack } = build([READ, SAVE, OPEN, REPORT], (scope) => withTable ? named(scope) : []);
      return Object.keys(Template.fromStack(stack).findResources('AWS::RDS::DBInstance'));
    };
    expect(ids(true)).toEqual(ids(false));
  });

  test('a reader may not write, on neither side', () => {
    const { stack, store } = build([READ, SAVE, REPORT], named);
    store.connectFunction(functionIn(stack, store.postgres.vpc), DataAccess.READ);
    expect(statements(stack)).toEqual([{ Action: 'dynamodb:GetItem', Resource: 'orders' }]);
  });

  test.each([
    ['read', [{ Action: 'dynamodb:GetItem', Resource: 'orders' }], false],
    ['save', [{ Action: 'dynamodb:PutItem', Resource: 'orders' }], true],
    ['report', [], true],
    ['open', [], true],
  ])("pattern '%s' is granted where it is served, a write on both", (pattern, onTable, onPostgres) => {
    const { stack, store } = build([READ, SAVE, OPEN, REPORT], named);
    const consumer = new Stack(stack.node.root as App, 'Consumer', { env: { account: '111111111111', region: 'eu-west-1' } });
    store.grants.accessPattern(new iam.Role(consumer, 'Role', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') }), pattern);
    expect(statements(consumer)).toEqual(onTable);
    expect(JSON.stringify(Template.fromStack(consumer).toJSON()).includes('secretsmanager:GetSecretValue')).toBe(onPostgres);
  });

  test('a pattern for which an index is named stays on the table', () => {
    const { stack, store } = build([READ, SAVE, OPEN, REPORT], withIndex);
    store.grants.accessPattern(new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') }), 'open');
    expect(statements(stack)).toEqual([{ Action: 'dynamodb:Query', Resource: 'orders/index/gsi1' }]);
  });
});

describe('the access map', () => {
  const requestsOf = (patterns: AccessPattern[], existing: (stack: Stack) => ExistingTable[]) => {
    const outdir = mkdtempSync(join(tmpdir(), 'assembly-'));
    const stack = new Stack(new App({ outdir }), 'Shop', { env: { account: '111111111111', region: 'eu-west-1' } });
    new DataStore(stack, 'Store', { profile: profile(patterns), existingTables: existing(stack) });
    (stack.node.root as App).synth();
    const map = JSON.parse(readFileSync(join(outdir, 'Shop-Store.access-map.json'), 'utf8'));
    rmSync(outdir, { recursive: true });
    return Object.fromEntries(map.patterns.map(({ name, requests }: any) =>
      [name, requests.map(({ operation, parameters }: any) => [operation, parameters.IndexName].filter(Boolean).join(' ')).join()]));
  };

  test('of a table that stays names its own indexes', () => {
    expect(requestsOf([READ, SAVE, OPEN], withIndex)).toEqual({ read: 'GetItem', save: 'PutItem', open: 'Query gsi1' });
  });

  test('of a table beside Postgres holds the key path', () => {
    expect(requestsOf([READ, SAVE, OPEN, REPORT], named)).toEqual({ read: 'GetItem', save: 'PutItem', open: '', report: '' });
  });
});

describe('fails', () => {
  test('when the profile declares no existing table', () => {
    expect(() => build([READ, SAVE], named, { existingStore: undefined })).toThrow(
      "Shop/Store: existingTables are given, and the profile declares no existing DynamoDB table; add existingStore: { engine: 'dynamodb' } to the profile");
  });

  test('when the decision keeps none', () => {
    expect(() => build([READ, SAVE, { ...REPORT, peakPerSecond: 1_000 }], named)).toThrow(
      /existingTables are given, and the decision keeps no existing table: Postgres.* Leave existingTables out/);
  });

  test('when a pattern needs an index that is not named, and nothing else serves it', () => {
    expect(() => build([READ, SAVE, OPEN], named)).toThrow(
      "- existingTables: 'open' needs an index of Order; name the one that serves it in indexes['open']");
  });

  test('with every name that is unknown or given twice', () => {
    expect(() => build([READ, SAVE, OPEN, REPORT], (stack) => [
      { ...named(stack)[0], entities: ['Order', 'Odrer'], indexes: { opne: 'gsi1', read: 'gsi1', report: 'gsi1' } },
      { table: dynamodb.TableV2.fromTableName(stack, 'Twice', 'twice') },
    ])).toThrow([
      'Shop/Store/ExistingTables: the existing tables cannot be kept as asked',
      "- existingTables[0].entities: unknown entity 'Odrer'; the profile has Order",
      "- existingTables[0].indexes: unknown access pattern 'opne'; the profile has read, save, open, report",
      "- existingTables[0].indexes: 'read' needs no index: the table key serves it",
      "- existingTables[0].indexes: 'report' is not served by DynamoDB: a query that is not known beforehand has no key or index and would Scan the table",
      '- existingTables[1].entities: Order is in another existing table already',
    ].join('\n'));
  });

  test('when a feed needs a stream that is not known', () => {
    expect(() => build([READ, SAVE], named, { changeFeeds: [{ name: 'changes', target: FeedTarget.LAMBDA }] })).toThrow(
      '- changeFeeds.changes: the stream of the existing table of Order is not known; import it with TableV2.fromTableAttributes and tableStreamArn');
    expect(() => build([READ, SAVE], named, { changeFeeds: [{ name: 'changes', target: FeedTarget.KINESIS }] })).toThrow(
      '- changeFeeds.changes: the existing table of Order sends to no Kinesis stream that is known here; name it as stream');
  });
});
