import { Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { DataAccess } from '../../../src/stores/data-access';
import { PostgresPooler } from '../../../src/stores/postgres/postgres-pooler';
import { PostgresStore } from '../../../src/stores/postgres/postgres-store';
import { postgresDesign, workload } from '../designs';
import { postgresStack } from '../postgres-stack';

const functionIn = (stack: Stack, vpc: lambda.FunctionProps['vpc']) => new lambda.Function(stack, 'Fn', {
  runtime: lambda.Runtime.NODEJS_22_X, handler: 'index.handler', code: lambda.Code.fromInline('exports.handler = () => 1'), vpc,
});

/** A store with a pooler, and a function in another stack that is connected to it. */
function connected(deployment: string, pooler: PostgresPooler, access?: DataAccess) {
  const { app, stack, store } = postgresStack(deployment, { options: { pooler } });
  const consumer = new Stack(app, 'Consumer', { env: stack.environment.startsWith('aws://unknown') ? undefined : stack });
  store.connectFunction(functionIn(consumer, store.postgres.vpc), access);
  app.synth();
  expect(stack.dependencies).toEqual([]);
  return { stack, store, template: Template.fromStack(stack), client: Template.fromStack(consumer) };
}

const environment = (client: Template) => Object.values(client.findResources('AWS::Lambda::Function'))[0].Properties.Environment.Variables;
const actions = (client: Template) => JSON.stringify(client.findResources('AWS::IAM::Policy'));

describe('PgBouncer', () => {
  test('takes what differs from the design', () => {
    const { template } = connected('rds-instance', PostgresPooler.pgBouncer({ minTasks: 3, maxTasks: 5, cpu: 1024, memoryLimitMiB: 2048, poolSizePerTask: 4 }));
    template.hasResourceProperties('AWS::ECS::TaskDefinition', { Cpu: '1024', Memory: '2048' });
    template.hasResourceProperties('AWS::ApplicationAutoScaling::ScalableTarget', { MinCapacity: 3, MaxCapacity: 5 });
  });
});

describe('RDS Proxy', () => {
  test('counts pinned sessions and clients over all of its nodes', () => {
    const { stack } = postgresStack('rds-instance', { options: { pooler: PostgresPooler.rdsProxy() } });
    Template.fromStack(stack).hasResourceProperties('AWS::CloudWatch::Alarm', {
      Metrics: Match.arrayWith(['DatabaseConnectionsCurrentlySessionPinned', 'ClientConnections'].map((MetricName) => Match.objectLike({
        MetricStat: { Metric: Match.objectLike({ MetricName }), Period: 300, Stat: 'Sum' },
      }))),
    });
  });

  test('has a name of its own, or a second store in the account could not be deployed', () => {
    const { stack } = postgresStack('aurora-provisioned', { options: { pooler: PostgresPooler.rdsProxy() } });
    new PostgresStore(stack, 'Second', { design: postgresDesign('rds-instance'), workload: workload(), options: { pooler: PostgresPooler.rdsProxy() } });
    const names = Object.values(Template.fromStack(stack).findResources('AWS::RDS::DBProxy')).map(({ Properties }) => Properties.DBProxyName as string);
    expect(new Set(names).size).toBe(2);
    expect(Annotations.fromStack(stack).findWarning('*', Match.anyValue())).toEqual([]);
    for (const name of names) expect(name).toMatch(/^[A-Za-z][A-Za-z0-9]{0,62}$/);
  });

  test('forces TLS, knows both roles of the database and leaves room for people', () => {
    const { template, store } = connected('aurora-provisioned', PostgresPooler.rdsProxy());
    template.hasResourceProperties('AWS::RDS::DBProxy', {
      EngineFamily: 'POSTGRESQL',
      RequireTLS: true,
      DebugLogging: Match.absent(),
      Auth: ['ServerReadWriteSecretAttachment', 'ServerReadOnlySecretAttachment'].map((id) => ({
        AuthScheme: 'SECRETS',
        IAMAuth: 'DISABLED',
        ClientPasswordAuthType: 'POSTGRES_SCRAM_SHA_256',
        SecretArn: { Ref: Match.stringLikeRegexp(id) },
      })),
    });
    template.hasResourceProperties('AWS::RDS::DBProxyTargetGroup', {
      ConnectionPoolConfigurationInfo: {
        ConnectionBorrowTimeout: 30, MaxConnectionsPercent: 99, MaxIdleConnectionsPercent: 49, SessionPinningFilters: Match.absent(),
      },
    });
    template.resourceCountIs('AWS::ECS::Service', 0);
    template.resourceCountIs('AWS::SecretsManager::Secret', 3);
    template.resourceCountIs('AWS::SecretsManager::RotationSchedule', 3);
    expect(store.postgres.pooler).toBeUndefined();
    expect(store.postgres.proxy).toBeDefined();
  });

  test('waits for the instances and for the roles', () => {
    const { template } = connected('aurora-provisioned', PostgresPooler.rdsProxy());
    const [proxy] = Object.values(template.findResources('AWS::RDS::DBProxyTargetGroup'));
    expect(proxy.DependsOn).toEqual(expect.arrayContaining([expect.stringMatching(/^StoreBootstrapApplied/), 'StoreDatabaseClusterWriterF23FCBB4']));
  });

  test.each(['aurora-provisioned', 'rds-multi-az-cluster'])('%s: clients that read have an endpoint that leads to the readers', (deployment) => {
    const { template, client } = connected(deployment, PostgresPooler.rdsProxy(), DataAccess.READ);
    template.hasResourceProperties('AWS::RDS::DBProxyEndpoint', { TargetRole: 'READ_ONLY' });
    expect(environment(client)).toMatchObject({ PGDATABASE: 'app', PGSSLMODE: 'verify-full', PGHOST: { 'Fn::ImportValue': expect.stringContaining('ReadOnlyProxyEndpoint') } });
    expect(actions(client)).toContain('ServerReadOnlySecret');
    expect(actions(client)).not.toContain('ServerReadWriteSecret');
  });

  test('an instance has no read-only endpoint: its read replicas are beyond the proxy', () => {
    const { template, client } = connected('rds-instance', PostgresPooler.rdsProxy(), DataAccess.READ);
    template.resourceCountIs('AWS::RDS::DBProxyEndpoint', 0);
    template.hasResourceProperties('AWS::RDS::DBProxyTargetGroup', { DBInstanceIdentifiers: [{ Ref: 'StoreDatabaseInstance692E0503' }] });
    expect(environment(client)).not.toHaveProperty('DATA_STORE_CA_CERTIFICATE');
  });

  test('with IAM authentication clients get a role to connect as, and no secret', () => {
    const { template, client } = connected('aurora-serverless-v2', PostgresPooler.rdsProxy({ iamAuthentication: true }));
    template.hasResourceProperties('AWS::RDS::DBProxy', { Auth: Match.arrayWith([Match.objectLike({ IAMAuth: 'REQUIRED' })]) });
    expect(environment(client)).toMatchObject({ PGUSER: 'store_rw' });
    expect(environment(client)).not.toHaveProperty('DATA_STORE_SECRET_ARN');
    expect(actions(client)).toContain('rds-db:connect');
    expect(actions(client)).not.toContain('secretsmanager');
  });

  test('lets in clients and reaches the database, by group alone', () => {
    const { template } = connected('aurora-provisioned', PostgresPooler.rdsProxy());
    for (const rule of Object.values(template.findResources('AWS::EC2::SecurityGroupIngress'))) expect(rule.Properties.CidrIp).toBeUndefined();
    template.hasResourceProperties('AWS::EC2::SecurityGroupIngress', {
      GroupId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^StoreDatabaseSecurityGroup'), 'GroupId'] },
      SourceSecurityGroupId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^StoreProxySecurityGroup'), 'GroupId'] },
    });
  });

  test('saturation is the wait for a connection, in seconds, and pinned sessions are an alarm', () => {
    const { store, template } = connected('aurora-provisioned', PostgresPooler.rdsProxy());
    expect(store.metricSaturation().toMetricConfig().mathExpression).toMatchObject({ expression: 'latency / 1000000' });
    template.hasResourceProperties('AWS::CloudWatch::Alarm', { Threshold: 0.05, Metrics: Match.arrayWith([Match.objectLike({ Expression: 'IF(clients > 0, pinned / clients, 0)' })]) });
  });
});

describe('no pooler', () => {
  test('clients connect to the database with a role of it', () => {
    const { template, client, store } = connected('aurora-provisioned', PostgresPooler.none('one service, with a pool of its own'));
    expect(environment(client)).toMatchObject({
      PGHOST: { 'Fn::ImportValue': expect.stringContaining('EndpointAddress') }, PGDATABASE: 'app', PGSSLMODE: 'verify-full', DATA_STORE_SECRET_ARN: expect.anything(),
    });
    expect(actions(client)).toContain('ServerReadWriteSecret');
    expect(actions(client)).not.toContain('OwnerSecret');
    client.hasResourceProperties('AWS::EC2::SecurityGroupIngress', { GroupId: { 'Fn::ImportValue': Match.stringLikeRegexp('StoreDatabaseSecurityGroup') }, FromPort: 5432 });
    template.resourceCountIs('AWS::ECS::Service', 0);
    template.resourceCountIs('AWS::RDS::DBProxy', 0);
    expect(store.metricSaturation().toMetricConfig().metricStat).toMatchObject({ metricName: 'DatabaseConnections' });
  });

  test('reads go to the readers', () => {
    const { client } = connected('aurora-provisioned', PostgresPooler.none('a reason'), DataAccess.READ);
    expect(environment(client).PGHOST['Fn::ImportValue']).toContain('ReadEndpoint');
  });

  test('lets a serverless cluster pause when its design says so', () => {
    const design = postgresDesign('aurora-serverless-v2');
    const { stack } = postgresStack('aurora-serverless-v2', {
      design: { ...design, sizing: { ...design.sizing, minAcu: 0, readers: 0 } }, options: { pooler: PostgresPooler.none('development') },
    });
    Template.fromStack(stack).hasResourceProperties('AWS::RDS::DBCluster', { ServerlessV2ScalingConfiguration: { MinCapacity: 0, MaxCapacity: 8 } });
  });
});
