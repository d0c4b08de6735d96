import { App, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { DataAccess } from '../../src/stores/data-access';
import { DynamoDbStore } from '../../src/stores/dynamodb/dynamodb-store';
import { PostgresStore } from '../../src/stores/postgres/postgres-store';
import { dynamoDbDesign, ORDERS, postgresDesign, workload } from './designs';
import { postgresStack } from './postgres-stack';

function functionIn(stack: Stack, id = 'Fn', vpc?: ec2.IVpc): lambda.Function {
  return new lambda.Function(stack, id, {
    runtime: lambda.Runtime.NODEJS_22_X,
    handler: 'i.h',
    code: lambda.Code.fromInline('1'),
    vpc,
    vpcSubnets: vpc && { subnetType: ec2.SubnetType.PRIVATE_ISOLATED },
    allowAllOutbound: vpc && false,
  });
}

function serviceIn(stack: Stack, vpc: ec2.IVpc) {
  const taskDefinition = new ecs.FargateTaskDefinition(stack, 'Task');
  const container = taskDefinition.addContainer('app', { image: ecs.ContainerImage.fromRegistry('app') });
  const cluster = new ecs.Cluster(stack, 'Cluster', { vpc });
  return { service: new ecs.FargateService(stack, 'Service', { cluster, taskDefinition, minHealthyPercent: 100 }), container };
}

const secretsRead = (template: Template) => JSON.stringify(Object.values(template.findResources('AWS::IAM::Policy')));

describe('DynamoDB', () => {
  function build() {
    const app = new App();
    const stack = new Stack(app, 'Shop');
    return { app, stack, store: new DynamoDbStore(stack, 'Store', { design: dynamoDbDesign(), workload: workload() }) };
  }

  test('a function knows the tables and indexes from one variable', () => {
    const { stack, store } = build();
    store.connectFunction(functionIn(stack), DataAccess.READ);
    Template.fromStack(stack).hasResourceProperties('AWS::Lambda::Function', {
      Environment: {
        Variables: {
          DATA_STORE_TABLES: { 'Fn::Join': ['', ['{"Order":{"table":"', { Ref: 'StoreOrderTable4B71A583' }, '","region":"', { Ref: 'AWS::Region' }, '","indexes":["by-status"]}}']] },
        },
      },
    });
  });

  test('a function that reads may not write', () => {
    const { stack, store } = build();
    store.connectFunction(functionIn(stack), DataAccess.READ);
    expect(secretsRead(Template.fromStack(stack))).not.toContain('PutItem');
  });

  test('a service gets the same', () => {
    const { stack, store } = build();
    const { service, container } = serviceIn(stack, new ec2.Vpc(stack, 'Vpc'));
    store.connectService(service, container);
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::ECS::TaskDefinition', {
      ContainerDefinitions: [Match.objectLike({ Environment: [Match.objectLike({ Name: 'DATA_STORE_TABLES' })] })],
    });
    expect(secretsRead(template)).toContain('PutItem');
  });

  test('fails when the container is of another service', () => {
    const { stack, store } = build();
    const { service } = serviceIn(stack, new ec2.Vpc(stack, 'Vpc'));
    const other = new ecs.FargateTaskDefinition(stack, 'Other').addContainer('app', { image: ecs.ContainerImage.fromRegistry('app') });
    expect(() => store.connectService(service, other)).toThrow(
      'container Shop/Other/app is not part of the task definition of Shop/Service; pass a container of this service');
  });

  test('fails when a second store would overwrite the environment', () => {
    const { stack, store } = build();
    const fn = functionIn(stack);
    store.connectFunction(fn);
    expect(() => new DynamoDbStore(stack, 'Second', { design: dynamoDbDesign(), workload: workload() }).connectFunction(fn)).toThrow(
      "Shop/Fn is connected to Shop/Store already, and Shop/Second would overwrite its environment; use the second store's grants and connections, "
      + 'and set variables with names of your own');
  });

  test('fails when the names do not fit into the environment', () => {
    const stack = new Stack(new App(), 'Shop');
    const tables = Array.from({ length: 40 }, (_, n) => ({ ...ORDERS, entity: `Order${n}` }));
    const store = new DynamoDbStore(stack, 'Store', { design: dynamoDbDesign({ tables, coverage: [] }), workload: workload() });
    expect(() => store.connectFunction(functionIn(stack))).toThrow('Lambda allows 4096 in all');
  });
});

describe('Postgres', () => {
  test('a function gets libpq names, the secret and the authority, and never a secret value', () => {
    const { stack, store } = postgresStack('rds-instance');
    const fn = functionIn(stack, 'Fn', store.postgres.vpc);
    store.connectFunction(fn);
    const template = Template.fromStack(stack);
    const [found] = Object.entries(template.findResources('AWS::Lambda::Function')).filter(([id]) => id.startsWith('Fn')).map(([, each]) => each);
    const { Variables } = found.Properties.Environment;
    expect(Variables).toEqual({
      PGHOST: { 'Fn::GetAtt': [expect.stringMatching(/^StorePoolerNetworkLoadBalancer/), 'DNSName'] },
      PGPORT: '5432',
      PGDATABASE: 'app',
      PGSSLMODE: 'verify-full',
      DATA_STORE_SECRET_ARN: { Ref: 'StoreDatabaseReadWriteSecret4B46B2C5' },
      DATA_STORE_CA_CERTIFICATE: { 'Fn::GetAtt': [expect.stringMatching(/^StorePoolerCertificateIssued/), 'CaCertificate'] },
    });
    expect(JSON.stringify(found)).not.toContain('{{resolve:');
  });

  test('a function that reads gets the read-only entry and its login alone', () => {
    const { app, store } = postgresStack('rds-instance');
    const consumer = new Stack(app, 'Consumer');
    store.connectFunction(functionIn(consumer, 'Fn', store.postgres.vpc), DataAccess.READ);
    const template = Template.fromStack(consumer);
    template.hasResourceProperties('AWS::Lambda::Function', { Environment: { Variables: Match.objectLike({ PGDATABASE: 'app_ro' }) } });
    expect(secretsRead(template)).toContain('ReadOnlySecret');
    expect(secretsRead(template)).not.toContain('ReadWriteSecret');
  });

  test('a client in another stack brings its own rules, to the pooler and to Secrets Manager', () => {
    const { app, stack, store } = postgresStack('rds-instance');
    const consumer = new Stack(app, 'Consumer');
    store.connectFunction(functionIn(consumer, 'Fn', store.postgres.vpc));
    app.synth();
    expect(stack.dependencies).toEqual([]);
    const template = Template.fromStack(consumer);
    template.hasResourceProperties('AWS::EC2::SecurityGroupIngress', { FromPort: 5432, ToPort: 5432 });
    template.hasResourceProperties('AWS::EC2::SecurityGroupIngress', { FromPort: 443, ToPort: 443 });
  });

  test('a service in another stack too', () => {
    const { app, stack, store } = postgresStack('aurora-serverless-v2');
    const consumer = new Stack(app, 'Consumer');
    const { service, container } = serviceIn(consumer, store.postgres.vpc);
    store.connectService(service, container);
    app.synth();
    expect(stack.dependencies).toEqual([]);
    Template.fromStack(consumer).hasResourceProperties('AWS::ECS::TaskDefinition', {
      ContainerDefinitions: [Match.objectLike({ Environment: Match.arrayWith([{ Name: 'PGSSLMODE', Value: 'verify-full' }]) })],
    });
  });

  test('a function outside the VPC uses the Data API where there is one', () => {
    const clients = { kind: 'functions', canJoinVpc: false } as never;
    const { app, store } = postgresStack('aurora-serverless-v2', { workload: workload({ clients }) });
    const consumer = new Stack(app, 'Consumer');
    store.connectFunction(functionIn(consumer), DataAccess.READ);
    const template = Template.fromStack(consumer);
    template.hasResourceProperties('AWS::Lambda::Function', {
      Environment: { Variables: { PGDATABASE: 'app', DATA_STORE_CLUSTER_ARN: Match.anyValue(), DATA_STORE_SECRET_ARN: Match.anyValue() } },
    });
    expect(secretsRead(template)).toContain('rds-data:ExecuteStatement');
    expect(secretsRead(template)).not.toContain('OwnerSecret');
  });

  test('fails for a function outside the VPC where there is none', () => {
    const { stack, store } = postgresStack('rds-instance');
    expect(() => store.connectFunction(functionIn(stack))).toThrow('Shop/Fn is not in a VPC, and Shop/Store is reached through one; give the function the vpc '
      + "of the store's postgres resources, or declare clients.canJoinVpc: false in the profile");
  });

  test('one access pattern is granted by the login that it needs', () => {
    const { app, store } = postgresStack('rds-instance');
    const fn = functionIn(new Stack(app, 'Consumer'));
    store.grants.accessPattern(fn, 'getOrder');
    expect(secretsRead(Template.fromStack(Stack.of(fn)))).toContain('ReadOnlySecret');
    expect(() => store.grants.accessPattern(fn, 'getOrders')).toThrow("unknown access pattern 'getOrders'; the profile has getOrder");
  });

  test('a network of the user is taken as it is: nothing of ours is added to it', () => {
    const app = new App();
    const stack = new Stack(app, 'Shop');
    const vpc = new ec2.Vpc(stack, 'Vpc', { maxAzs: 2 });
    new PostgresStore(stack, 'Store', { design: postgresDesign('rds-instance'), workload: workload(), vpc });
    const template = Template.fromStack(stack);
    template.resourceCountIs('AWS::EC2::VPC', 1);
    template.resourceCountIs('AWS::EC2::VPCEndpoint', 0);
  });

  test('fails for a Multi-AZ cluster in two zones', () => {
    const stack = new Stack(new App(), 'Shop');
    const vpc = new ec2.Vpc(stack, 'Vpc', { maxAzs: 2 });
    expect(() => new PostgresStore(stack, 'Store', { design: postgresDesign('rds-multi-az-cluster'), workload: workload(), vpc })).toThrow(
      'an RDS Multi-AZ cluster needs subnets in three Availability Zones, got 2; select more with vpcSubnets, or leave vpc out');
  });
});
