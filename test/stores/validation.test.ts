import { App, CfnResource, Duration, Stack, Validations } from 'aws-cdk-lib';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { ContributorInsightsMode, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import { AwsSolutionsChecks } from 'cdk-nag';
import { FeedTarget, Operation } from '../../src/profile/access-pattern-profile';
import { ExpiryDeletes } from '../../src/stores/dynamodb/change-feed-options';
import { DynamoDbStore } from '../../src/stores/dynamodb/dynamodb-store';
import { NetworkAccess, PostgresOptions } from '../../src/stores/postgres/postgres-options';
import { PostgresPooler } from '../../src/stores/postgres/postgres-pooler';
import { RestoreSource } from '../../src/stores/postgres/restore-source';
import { StoreBesideTables } from '../../src/stores/store-beside-tables';
import { dynamoDbDesign, workload } from './designs';
import { DEPLOYMENTS, postgresStack } from './postgres-stack';

const STRICT = { context: { '@aws-cdk/core:validateAgainstDefaultRules': true } };

const BY_KEY = ['getOrder', 'listOrders', 'openOrders', 'placeOrder'].map((name) => ({ name, entity: 'Order', operation: Operation.GET }));

/** Each synth runs the validator of the CDK, which takes seconds. */
const PATIENCE = 60_000;

beforeAll(() => {
  delete process.env.CDK_VALIDATION;
});

afterAll(() => {
  process.env.CDK_VALIDATION = 'false';
});

/** Synthesizes with every check on. Fails with what they found. */
function synthesize(app: App): void {
  Validations.of(app).addPlugins(new AwsSolutionsChecks());
  app.synth();
}

test.each(DEPLOYMENTS)('%s passes the validator and cdk-nag', (deployment) => {
  synthesize(postgresStack(deployment, {}, STRICT).app);
}, PATIENCE);

test.each<[string, string, PostgresOptions]>([
  ['RDS Proxy on Aurora', 'aurora-provisioned', { pooler: PostgresPooler.rdsProxy({ iamAuthentication: true }) }],
  ['RDS Proxy on a Multi-AZ cluster', 'rds-multi-az-cluster', { pooler: PostgresPooler.rdsProxy() }],
  ['no pooler, behind NAT', 'rds-instance', { pooler: PostgresPooler.none('one client'), networkAccess: NetworkAccess.NAT_GATEWAY }],
  ['a restored instance', 'rds-multi-az-instance', { restoreFrom: RestoreSource.snapshot('before-launch'), logicalReplication: true }],
  ['a restored cluster', 'aurora-serverless-v2', { restoreFrom: RestoreSource.pointInTime({ source: 'shop' }), logicalReplication: true }],
])('%s passes the validator and cdk-nag', (_, deployment, options) => {
  synthesize(postgresStack(deployment, { options }, STRICT).app);
}, PATIENCE);

test.each(['none', 'mrec'])('DynamoDB with every feed and replication %s passes the validator and cdk-nag', (replication) => {
  const app = new App(STRICT);
  const stack = new Stack(app, 'Shop', { env: { account: '111111111111', region: 'eu-west-1' } });
  const design = dynamoDbDesign({
    options: { ...dynamoDbDesign().options, 'dynamodb/replication': replication, 'dynamodb/stream': 'streams-and-kinesis' },
    replicaRegions: replication === 'none' ? [] : ['eu-central-1'],
    demand: [{ entity: 'Order', peak: { readUnitsPerSecond: 20_000, writeUnitsPerSecond: 5_000 }, indexPeaks: {} }],
  });
  const changeFeeds = Object.values(FeedTarget).map((target) => ({ name: target, target }));
  new DynamoDbStore(stack, 'Store', { design, workload: workload({ changeFeeds }) });
  synthesize(app);
}, PATIENCE);

test.each(['on-demand', 'provisioned'])('DynamoDB with every option and %s capacity passes the validator and cdk-nag', (mode) => {
  const app = new App(STRICT);
  const stack = new Stack(app, 'Shop', { env: { account: '111111111111', region: 'eu-west-1' } });
  const statement = new iam.PolicyStatement({ principals: [new iam.AccountPrincipal('222222222222')], actions: ['dynamodb:Query'], resources: ['*'] });
  const topic = new sns.Topic(stack, 'Alarms', { enforceSSL: true, masterKey: kms.Alias.fromAliasName(stack, 'SnsKey', 'alias/aws/sns') });
  const demand = { readUnitsPerSecond: 20_000, writeUnitsPerSecond: 5_000 };
  const store = new DynamoDbStore(stack, 'Store', {
    design: dynamoDbDesign({
      options: { ...dynamoDbDesign().options, 'dynamodb/replication': 'mrec', 'dynamodb/stream': 'streams-and-kinesis', 'dynamodb/capacity-mode': mode },
      replicaRegions: ['eu-central-1'],
      demand: [{ entity: 'Order', peak: demand, average: demand, indexPeaks: { 'by-status': demand } }],
    }),
    workload: workload({ changeFeeds: Object.values(FeedTarget).map((target) => ({ name: target, target })) }),
    encryptionKey: new kms.Key(stack, 'Key', { enableKeyRotation: true }),
    alarmActions: [new SnsAction(topic)],
    changeFeeds: {
      kinesis: { retention: Duration.days(7), expiryDeletes: ExpiryDeletes.ONLY, maxBatchingWindow: Duration.seconds(5) },
      eventbridge: { filters: [{ eventName: ['INSERT'] }], expiryDeletes: ExpiryDeletes.EXCLUDE, retryAttempts: 3, inputTemplate: '{"keys": <$.dynamodb.Keys>}' },
    },
    options: {
      launchFactor: 3,
      maxThroughputFactor: 5,
      targetUtilizationPercent: 60,
      recoveryPeriodInDays: 14,
      deletionProtection: true,
      contributorInsights: { enabled: true, mode: ContributorInsightsMode.ACCESSED_AND_THROTTLED_KEYS },
      replicas: { 'eu-central-1': { encryptionKeyArn: 'arn:aws:kms:eu-central-1:111111111111:key/1', recoveryPeriodInDays: 3, deletionProtection: false } },
      resourcePolicies: { Order: new iam.PolicyDocument({ statements: [statement] }) },
      backup: { retention: Duration.days(365), moveToColdStorageAfter: Duration.days(30) },
      dashboard: true,
    },
  });
  const role = new iam.Role(stack, 'Client', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') });
  store.dynamoDb.grants.forTenant('customerId').accessPattern(role, 'getOrder');
  synthesize(app);
}, PATIENCE);

test('Postgres beside an existing table passes the validator and cdk-nag', () => {
  const { app, stack, store } = postgresStack('rds-instance', {}, STRICT);
  const table = TableV2.fromTableName(stack, 'Orders', 'orders');
  const beside = new StoreBesideTables(stack, 'ExistingTables', {
    store, design: dynamoDbDesign(), workload: workload({ accessPatterns: BY_KEY }), existingTables: [{ table, indexes: { openOrders: 'gsi1' } }],
  });
  beside.grants.readWriteData(new iam.Role(stack, 'Client', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') }));
  synthesize(app);
}, PATIENCE);

test('fails when the validator finds a fault: it is on', () => {
  const app = new App(STRICT);
  new CfnResource(new Stack(app, 'Shop'), 'Instance', { type: 'AWS::RDS::DBInstance', properties: { DBInstanceClass: 'db.nonsense', Engine: 'postgres' } });
  expect(() => synthesize(app)).toThrow('db.nonsense');
}, PATIENCE);
