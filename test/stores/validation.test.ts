import { App, CfnResource, Stack, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { FeedTarget } from '../../src/profile/access-pattern-profile';
import { DynamoDbStore } from '../../src/stores/dynamodb/dynamodb-store';
import { dynamoDbDesign, workload } from './designs';
import { DEPLOYMENTS, postgresStack } from './postgres-stack';

const STRICT = { context: { '@aws-cdk/core:validateAgainstDefaultRules': true } };

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

test('fails when the validator finds a fault: it is on', () => {
  const app = new App(STRICT);
  new CfnResource(new Stack(app, 'Shop'), 'Instance', { type: 'AWS::RDS::DBInstance', properties: { DBInstanceClass: 'db.nonsense', Engine: 'postgres' } });
  expect(() => synthesize(app)).toThrow('db.nonsense');
}, PATIENCE);
