import { Match, Template } from 'aws-cdk-lib/assertions';
import { PostgresStoreProps } from '../../../src/stores/postgres/postgres-store';
import { postgresDesign } from '../designs';
import { postgresStack } from '../postgres-stack';

const { stack, store } = postgresStack('aurora-provisioned');
const template = Template.fromStack(stack);

const resourcesOf = (type: string) => Object.entries(template.findResources(type));

describe('network', () => {
  test('has no way out, and endpoints that nobody reaches by address', () => {
    template.resourceCountIs('AWS::EC2::NatGateway', 0);
    template.resourceCountIs('AWS::EC2::InternetGateway', 0);
    template.resourcePropertiesCountIs('AWS::EC2::VPCEndpoint', { VpcEndpointType: 'Interface', PrivateDnsEnabled: true }, 4);
    template.resourcePropertiesCountIs('AWS::EC2::VPCEndpoint', { VpcEndpointType: 'Gateway' }, 1);
  });

  test('logs what it refused', () => {
    template.hasResourceProperties('AWS::EC2::FlowLog', { TrafficType: 'REJECT' });
  });

  test('leaves the default security group empty', () => {
    template.resourceCountIs('Custom::VpcRestrictDefaultSG', 1);
  });
});

describe('logins', () => {
  const template40 = (username: string, dbname: string) => ({
    GenerateSecretString: Match.objectLike({
      GenerateStringKey: 'password',
      SecretStringTemplate: {
        'Fn::Join': ['', [
          '{"engine":"postgres","host":"', { 'Fn::GetAtt': [Match.stringLikeRegexp('^StorePoolerNetworkLoadBalancer'), 'DNSName'] },
          `","port":5432,"dbname":"${dbname}","username":"${username}"}`,
        ]],
      },
    }),
  });

  test('clients get the pooler and never the database', () => {
    template.hasResourceProperties('AWS::SecretsManager::Secret', template40('app_rw', 'app'));
    template.hasResourceProperties('AWS::SecretsManager::Secret', template40('app_ro', 'app_ro'));
  });

  test('every login is rotated monthly, and not at once', () => {
    expect(resourcesOf('AWS::SecretsManager::SecretTargetAttachment')).toHaveLength(3);
    template.resourcePropertiesCountIs('AWS::SecretsManager::RotationSchedule', {
      RotationRules: { ScheduleExpression: 'rate(30 days)' }, RotateImmediatelyOnUpdate: false,
    }, 5);
  });

  test('rotation waits for the schema, and for the ways to database and Secrets Manager', () => {
    for (const [, application] of resourcesOf('AWS::Serverless::Application')) {
      expect(application.DependsOn).toEqual(expect.arrayContaining([
        expect.stringMatching(/^StoreBootstrapApplied/),
        expect.stringMatching(/^StoreNetworkVpcSecretsManager/),
        expect.stringMatching(/^StoreRotationRotationSecurityGroupto.*StoreDatabaseSecurityGroup/),
        expect.stringMatching(/^StoreDatabaseSecurityGroupfrom.*StoreRotationRotationSecurityGroup/),
        expect.stringMatching(/^StoreNetworkEndpointSecurityGroupfrom.*StoreRotationRotationSecurityGroup/),
      ]));
    }
  });
});

describe('order', () => {
  test('the schema waits for the instances and for the ways to them', () => {
    const [[, applied]] = resourcesOf('Custom::PostgresSchema');
    expect(applied.DependsOn).toEqual(expect.arrayContaining([
      'StoreDatabaseClusterWriterF23FCBB4',
      expect.stringMatching(/^StoreNetworkVpcSecretsManager/),
      expect.stringMatching(/^StoreDatabaseSecurityGroupfrom.*StoreBootstrapSecurityGroup/),
      expect.stringMatching(/^StoreNetworkEndpointSecurityGroupfrom.*StoreBootstrapSecurityGroup/),
    ]));
  });

  test('the tasks wait for the schema, and for the ways to image, secrets and logs', () => {
    const [[, service]] = resourcesOf('AWS::ECS::Service');
    expect(service.DependsOn).toEqual(expect.arrayContaining([
      expect.stringMatching(/^StoreBootstrapApplied/),
      expect.stringMatching(/^StoreNetworkVpcEcrDocker/),
      expect.stringMatching(/^StoreNetworkEndpointSecurityGroupfrom.*StorePoolerNetworkTaskSecurityGroup/),
      expect.stringMatching(/^StoreDatabaseSecurityGroupfrom.*StorePoolerNetworkTaskSecurityGroup/),
      expect.stringMatching(/^StorePoolerNetworkTaskSecurityGroupto.*StoreDatabaseSecurityGroup/),
    ]));
  });
});

describe('face', () => {
  test('names its outputs, and carries the decision on the database', () => {
    expect(stack.resolve(store.outputs)).toEqual({
      Endpoint: { 'Fn::Join': ['', [{ 'Fn::GetAtt': [expect.stringMatching(/LoadBalancer/), 'DNSName'] }, ':5432']] },
      SecretArn: { Ref: 'StoreDatabaseReadWriteSecret4B46B2C5' },
      SchemaReport: { 'Fn::GetAtt': ['StoreBootstrapApplied18513B8C', 'Report'] },
    });
    expect(stack.resolve(store.primaryResource.ref)).toEqual({ Ref: 'StoreDatabaseCluster1B2CE727' });
  });

  test('reads from the reader, writes to the writer', () => {
    expect(stack.resolve(store.postgres.writerEndpoint.hostname)).toEqual({ 'Fn::GetAtt': ['StoreDatabaseCluster1B2CE727', 'Endpoint.Address'] });
    expect(stack.resolve(store.postgres.readerEndpoints[0].hostname)).toEqual({ 'Fn::GetAtt': ['StoreDatabaseCluster1B2CE727', 'ReadEndpoint.Address'] });
  });

  test('saturation is the longest wait of a client', () => {
    expect(store.metricSaturation().toMetricConfig().metricStat).toMatchObject({ metricName: 'MaxWait', statistic: 'Maximum' });
  });

  test('warns before processor and connections run out', () => {
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      MetricName: 'CPUUtilization', Threshold: 90, Dimensions: Match.arrayWith([{ Name: 'Role', Value: 'WRITER' }]),
    });
    template.hasResourceProperties('AWS::CloudWatch::Alarm', { MetricName: 'DatabaseConnections', Threshold: 1_280 });
    expect(store.postgres.alarms).toEqual(expect.arrayContaining(store.postgres.pooler!.alarms));
  });

  test('warns before the storage of an instance runs out', () => {
    Template.fromStack(postgresStack('rds-instance').stack).hasResourceProperties('AWS::CloudWatch::Alarm', {
      MetricName: 'FreeStorageSpace', Threshold: 10 * 2 ** 30, ComparisonOperator: 'LessThanThreshold',
    });
  });

  test('a serverless database warns by its capacity', () => {
    Template.fromStack(postgresStack('aurora-serverless-v2').stack).hasResourceProperties('AWS::CloudWatch::Alarm', { MetricName: 'ACUUtilization' });
  });
});

describe('alarms', () => {
  const alarmOf = (deployment: string, metric: string, more: Partial<PostgresStoreProps> = {}) => Object.values(
    Template.fromStack(postgresStack(deployment, more).stack).findResources('AWS::CloudWatch::Alarm'),
  ).map(({ Properties }) => Properties).find(({ MetricName, Metrics }) => MetricName === metric || JSON.stringify(Metrics ?? '').includes(metric));

  test.each([
    ['rds-instance', 'FreeableMemory', Math.floor(16 * 2 ** 30 * 0.05)],
    ['aurora-provisioned', 'FreeableMemory', Math.floor(16 * 2 ** 30 * 0.05)],
    ['rds-instance', 'MaximumUsedTransactionIDs', 1_000_000_000],
    ['rds-multi-az-cluster', 'MaximumUsedTransactionIDs', 1_000_000_000],
    ['aurora-provisioned', 'Deadlocks', 0],
    ['aurora-provisioned', 'AuroraReplicaLagMaximum', 30],
    ['rds-multi-az-cluster', 'ReplicaLag', 30],
    ['rds-instance', 'FreeStorageSpace', 10 * 2 ** 30],
    ['rds-multi-az-cluster', 'FreeStorageSpace', 40 * 2 ** 30],
  ])('%s warns by %s', (deployment, metric, threshold) => expect(alarmOf(deployment, metric)).toMatchObject({ Threshold: threshold }));

  test.each([
    ['rds-instance', 'Deadlocks', 'RDS has no such metric'],
    ['rds-instance', 'ReplicaLag', 'there are no replicas'],
    ['aurora-serverless-v2', 'FreeableMemory', 'memory grows with the capacity'],
    ['rds-instance', 'OldestReplicationSlotLag', 'nothing reads changes'],
    ['aurora-provisioned', 'FreeStorageSpace', 'its storage grows by itself'],
  ])('%s does not warn by %s: %s', (deployment, metric) => expect(alarmOf(deployment, metric)).toBeUndefined());

  test('the fullest instance of a Multi-AZ cluster counts, whose storage does not grow by itself', () => {
    const alarm = alarmOf('rds-multi-az-cluster', 'FreeStorageSpace');
    expect(alarm.AlarmDescription).toContain('does not grow by itself');
    expect(alarm.Metrics.map(({ Expression }: { Expression?: string }) => Expression).filter(Boolean)).toEqual(['MIN([free1, free2, free3])']);
  });

  test('every read replica of an instance counts', () => {
    const design = postgresDesign('rds-instance');
    const alarm = alarmOf('rds-instance', 'ReplicaLag', { design: { ...design, sizing: { ...design.sizing, readers: 2 } } });
    expect(alarm.Metrics.map(({ Expression }: { Expression?: string }) => Expression).filter(Boolean)).toEqual(['MAX([lag1, lag2])']);
  });

  test.each([
    ['rds-instance', 10 * 2 ** 30, 20 * 2 ** 30],
    ['aurora-provisioned', 10 * 2 ** 30, 20 * 2 ** 30],
  ])('%s with a change feed warns of a slot that nobody reads', (deployment, slot, all) => {
    const more = { options: { logicalReplication: true } };
    expect(alarmOf(deployment, 'OldestReplicationSlotLag', more)).toMatchObject({ Threshold: slot });
    expect(alarmOf(deployment, 'TransactionLogsDiskUsage', more)).toMatchObject({ Threshold: all });
  });
});
