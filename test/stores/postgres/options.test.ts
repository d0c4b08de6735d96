import { App, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as rds from 'aws-cdk-lib/aws-rds';
import { NetworkAccess, PostgresOptions } from '../../../src/stores/postgres/postgres-options';
import { PostgresPooler } from '../../../src/stores/postgres/postgres-pooler';
import { PostgresStore } from '../../../src/stores/postgres/postgres-store';
import { RestoreSource } from '../../../src/stores/postgres/restore-source';
import { postgresDesign, workload } from '../designs';
import { postgresStack, postgresTemplate } from '../postgres-stack';

const INSTANCE = 'AWS::RDS::DBInstance';
const CLUSTER = 'AWS::RDS::DBCluster';

describe('versions', () => {
  test('RDS takes minor upgrades by itself, and Aurora stays on its long-term release', () => {
    postgresTemplate('rds-instance').hasResourceProperties(INSTANCE, { EngineVersion: '17.7', AutoMinorVersionUpgrade: true, AllowMajorVersionUpgrade: Match.absent() });
    postgresTemplate('rds-multi-az-cluster').hasResourceProperties(CLUSTER, { EngineVersion: '17.7', AutoMinorVersionUpgrade: true });
    const aurora = postgresTemplate('aurora-provisioned');
    aurora.hasResourceProperties(CLUSTER, { EngineVersion: '17.7' });
    aurora.resourcePropertiesCountIs(INSTANCE, { AutoMinorVersionUpgrade: false }, 2);
  });

  test.each([['rds-instance', INSTANCE], ['rds-multi-az-cluster', CLUSTER], ['aurora-provisioned', CLUSTER]])('%s takes another version and upgrades to it', (deployment, type) => {
    const template = postgresTemplate(deployment, { options: { engineVersion: '18.3', allowMajorVersionUpgrade: true } });
    template.hasResourceProperties(type, { EngineVersion: '18.3', AllowMajorVersionUpgrade: true });
    const group = type === INSTANCE ? 'AWS::RDS::DBParameterGroup' : 'AWS::RDS::DBClusterParameterGroup';
    template.hasResourceProperties(group, { Family: deployment.startsWith('aurora') ? 'aurora-postgresql18' : 'postgres18' });
  });

  test('on Aurora, one of the user\'s is upgraded by itself unless told otherwise', () => {
    postgresTemplate('aurora-provisioned', { options: { engineVersion: '17.9' } }).hasResourceProperties(INSTANCE, { AutoMinorVersionUpgrade: true });
    postgresTemplate('aurora-provisioned', { options: { engineVersion: '17.9', autoMinorVersionUpgrade: false } })
      .hasResourceProperties(INSTANCE, { AutoMinorVersionUpgrade: false });
  });
});

describe('parameters', () => {
  test('log what is slow, waits or spills, never the users\' values, and keep passwords out of the statistics', () => {
    postgresTemplate('rds-instance').hasResourceProperties('AWS::RDS::DBParameterGroup', {
      Parameters: Match.objectLike({
        'log_min_duration_statement': '1000',
        'log_lock_waits': '1',
        'log_temp_files': '10240',
        'log_parameter_max_length': '0',
        'log_parameter_max_length_on_error': '0',
        'pg_stat_statements.track_utility': '0',
      }),
    });
  });

  test('of the user come on top', () => {
    const parameters = { log_min_duration_statement: '250', shared_preload_libraries: 'pg_stat_statements,pg_cron,pgaudit' };
    postgresTemplate('aurora-provisioned', { options: { parameters, logicalReplication: true } }).hasResourceProperties('AWS::RDS::DBClusterParameterGroup', {
      Parameters: Match.objectLike({ ...parameters, 'rds.logical_replication': '1', 'rds.force_ssl': '1' }),
    });
  });
});

describe('observation', () => {
  test('keeps logs and insights as long as asked for', () => {
    const template = postgresTemplate('aurora-provisioned', {
      options: { logRetention: logs.RetentionDays.ONE_YEAR, databaseInsightsMode: rds.DatabaseInsightsMode.ADVANCED },
    });
    template.hasResourceProperties(CLUSTER, { DatabaseInsightsMode: 'advanced', PerformanceInsightsRetentionPeriod: 465 });
    template.hasResourceProperties('Custom::LogRetention', { RetentionInDays: 365 });
    template.hasResourceProperties('AWS::Logs::LogGroup', { RetentionInDays: 365 });
  });

  test('has a dashboard unless none is wanted', () => {
    postgresTemplate('aurora-serverless-v2').resourceCountIs('AWS::CloudWatch::Dashboard', 1);
    const { store } = postgresStack('aurora-serverless-v2', { options: { dashboard: false } });
    expect(store.postgres.dashboard).toBeUndefined();
  });
});

describe('the store\'s own network', () => {
  test('with a NAT gateway has isolated subnets for the database alone', () => {
    const template = postgresTemplate('rds-instance', { options: { networkAccess: NetworkAccess.NAT_GATEWAY } });
    template.resourceCountIs('AWS::EC2::NatGateway', 1);
    template.resourceCountIs('AWS::EC2::Subnet', 6);
    template.resourcePropertiesCountIs('AWS::EC2::VPCEndpoint', { VpcEndpointType: 'Interface' }, 0);
    template.hasResourceProperties('AWS::RDS::DBSubnetGroup', {
      SubnetIds: [Match.objectLike({ Ref: Match.stringLikeRegexp('IsolatedSubnet1') }), Match.objectLike({ Ref: Match.stringLikeRegexp('IsolatedSubnet2') })],
    });
    template.hasResourceProperties('AWS::ECS::Service', {
      NetworkConfiguration: { AwsvpcConfiguration: { Subnets: [{ Ref: Match.stringLikeRegexp('PrivateSubnet1') }, { Ref: Match.stringLikeRegexp('PrivateSubnet2') }] } },
    });
    template.resourcePropertiesCountIs('AWS::EC2::Subnet', { MapPublicIpOnLaunch: true }, 0);
  });

  test('follows the design when nothing is asked for', () => {
    const design = postgresDesign('rds-instance');
    postgresTemplate('rds-instance', { design: { ...design, options: { ...design.options, 'postgres/network': 'nat-gateway' } } })
      .resourceCountIs('AWS::EC2::NatGateway', 1);
  });

  test('without tasks has one endpoint: functions call Secrets Manager alone', () => {
    postgresTemplate('rds-instance', { options: { pooler: PostgresPooler.none('one service, with a pool of its own') } })
      .resourcePropertiesCountIs('AWS::EC2::VPCEndpoint', { VpcEndpointType: 'Interface' }, 1);
  });

  test('the isolated subnets are the same with either way out: they hold the database', () => {
    const isolated = (networkAccess: NetworkAccess) => Object.entries(postgresTemplate('rds-instance', { options: { networkAccess } }).findResources('AWS::EC2::Subnet'))
      .filter(([id]) => id.includes('Isolated')).map(([id, { Properties }]) => [id, Properties.CidrBlock]);
    expect(isolated(NetworkAccess.NAT_GATEWAY)).toEqual(isolated(NetworkAccess.INTERFACE_ENDPOINTS));
    expect(isolated(NetworkAccess.NAT_GATEWAY)).toHaveLength(2);
  });
});

test('a network of the user: functions, tasks and clients are let in to its endpoints', () => {
  const app = new App();
  const stack = new Stack(app, 'Shop');
  const network = new Stack(app, 'Network');
  const vpc = new ec2.Vpc(network, 'Vpc', {
    maxAzs: 2, natGateways: 0, subnetConfiguration: [{ name: 'Isolated', subnetType: ec2.SubnetType.PRIVATE_ISOLATED }],
  });
  const endpointSecurityGroup = new ec2.SecurityGroup(network, 'Endpoints', { vpc, allowAllOutbound: false });
  const options = { endpointSecurityGroup };
  new PostgresStore(stack, 'Store', { design: postgresDesign('rds-instance'), workload: workload(), vpc, options });
  const template = Template.fromStack(stack);
  expect(network.dependencies).toEqual([]);
  // Tasks, bootstrap, and both kinds of rotation.
  template.resourcePropertiesCountIs('AWS::EC2::SecurityGroupIngress', { FromPort: 443, GroupId: { 'Fn::ImportValue': Match.stringLikeRegexp('Endpoints') } }, 4);
});

describe('fails', () => {
  const faultsOf = (deployment: string, options: PostgresOptions, more: object = {}) => {
    try {
      postgresStack(deployment, { options, ...more });
      return [];
    } catch (error) {
      return (error as Error).message.split('\n');
    }
  };

  test('with every fault in one message', () => {
    expect(faultsOf('rds-instance', {
      engineVersion: '14.1',
      databaseName: 'My-App',
      parameters: { 'rds.force_ssl': '0', 'shared_preload_libraries': 'pg_cron' },
      dataApi: true,
      globalClusterIdentifier: 'shop',
      pooler: PostgresPooler.none(' '),
      restoreFrom: RestoreSource.pointInTime({ source: '', at: 'yesterday' }),
    })).toEqual([
      'Shop/Store: invalid options of the Postgres store:',
      "  postgres.engineVersion: must be 15 or later, got '14.1'",
      "  postgres.databaseName: must be lower-case letters, digits and underscores, at most 60, begin with a letter and be none of pgbouncer, postgres, rdsadmin, template0, template1, got 'My-App'",
      "  postgres.parameters.rds.force_ssl: must stay '1', got '0'",
      "  postgres.parameters.shared_preload_libraries: must include pg_stat_statements, got 'pg_cron'",
      '  postgres.restoreFrom.source: is empty; give the identifier of an instance or cluster',
      "  postgres.restoreFrom.at: must be a time in UTC, such as 2026-11-22T09:00:00Z, got 'yesterday'",
      '  postgres.dataApi: needs Aurora, and the deployment is rds-instance; leave it out, or declare clients.canJoinVpc: false in the profile',
      '  postgres.globalClusterIdentifier: needs an Aurora Global Database, and the deployment is rds-instance; leave it out, or declare regions in the profile',
      '  postgres.pooler: PostgresPooler.none needs a reason; it is what the next reader will ask for',
    ]);
  });

  test.each<[string, string, PostgresOptions, string]>([
    ['a version without minor', 'rds-instance', { engineVersion: '18' }, "  postgres.engineVersion: must be major and minor, such as '17.7', got '18'"],
    ['an identifier of the wrong form', 'aurora-global', { globalClusterIdentifier: 'Shop--1' },
      "  postgres.globalClusterIdentifier: must be a literal of lower-case letters, digits and single hyphens, at most 63, got 'Shop--1'"],
    ['a global database from a backup', 'aurora-global', { restoreFrom: RestoreSource.snapshot('x') },
      '  postgres.restoreFrom: an Aurora Global Database cannot be made from a backup; restore an Aurora cluster and make it the primary of a global cluster'],
    ['a snapshot without a name', 'rds-instance', { restoreFrom: RestoreSource.snapshot('') }, "  postgres.restoreFrom: the snapshot's identifier is empty; give a name or an ARN"],
    ['a database of the server itself', 'rds-instance', { databaseName: 'rdsadmin' },
      '  postgres.databaseName: must be lower-case letters, digits and underscores, at most 60, begin with a letter and be none of pgbouncer, postgres, '
      + "rdsadmin, template0, template1, got 'rdsadmin'"],
    ['a master user with the name of another login', 'rds-instance', { restoreFrom: RestoreSource.snapshot('x', { masterUsername: 'store_rw' }) },
      "  postgres.restoreFrom.masterUsername: must be the name of the backup's master user, and none of store_rw, store_ro, got 'store_rw'"],
    ['a master user without a name', 'rds-instance', { restoreFrom: RestoreSource.snapshot('x', { masterUsername: '' }) },
      "  postgres.restoreFrom.masterUsername: must be the name of the backup's master user, and none of store_rw, store_ro, got ''"],
    ['a share of nothing', 'rds-instance', { pooler: PostgresPooler.rdsProxy({ maxConnectionsPercent: 0 }) },
      '  postgres.pooler.maxConnectionsPercent: must be a whole number of 1 to 100, got 0'],
  ])('%s', (_, deployment, options, fault) => {
    expect(faultsOf(deployment, options).slice(1)).toEqual([fault]);
  });

  test('options of a network that do not belong together', () => {
    const stack = new Stack(new App(), 'Shop');
    const vpc = new ec2.Vpc(stack, 'Vpc', { maxAzs: 2 });
    const flowLogGroup = new logs.LogGroup(stack, 'Logs');
    const endpointSecurityGroup = new ec2.SecurityGroup(stack, 'Endpoints', { vpc });
    expect(() => new PostgresStore(stack, 'Store', {
      design: postgresDesign('rds-instance'), workload: workload(), vpc, options: { networkAccess: NetworkAccess.NAT_GATEWAY, flowLogGroup },
    })).toThrow("networkAccess: is for a network of the store's own, and `vpc` is given; leave one out\n  postgres.flowLogGroup: is for");
    expect(faultsOf('rds-instance', { endpointSecurityGroup }, { vpcSubnets: {}, removalPolicy: RemovalPolicy.DESTROY }).slice(1)).toEqual([
      "  postgres.endpointSecurityGroup: needs `vpc`: the store's own network has its own",
      "  postgres.(vpcSubnets): needs `vpc`: the store's own network has subnets of its own",
    ]);
  });
});
