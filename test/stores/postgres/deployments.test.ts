import { RemovalPolicy } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { FeedTarget } from '../../../src/profile/access-pattern-profile';
import { postgresDesign, workload } from '../designs';
import { DEPLOYMENTS, postgresStack, postgresTemplate } from '../postgres-stack';

const INSTANCE = 'AWS::RDS::DBInstance';
const CLUSTER = 'AWS::RDS::DBCluster';

describe.each(DEPLOYMENTS)('%s', (deployment) => {
  const template = postgresTemplate(deployment);
  const primary = deployment.startsWith('rds') && deployment !== 'rds-multi-az-cluster' ? INSTANCE : CLUSTER;

  test('is encrypted with its own key, private, protected, backed up and watched', () => {
    template.hasResource(primary, {
      DeletionPolicy: 'RetainExceptOnCreate',
      UpdateReplacePolicy: 'Retain',
      Properties: {
        StorageEncrypted: true,
        KmsKeyId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^StoreDatabaseKey'), 'Arn'] },
        DeletionProtection: true,
        BackupRetentionPeriod: 14,
        CopyTagsToSnapshot: true,
        EngineVersion: '17.7',
        EnableCloudwatchLogsExports: ['postgresql'],
        MonitoringInterval: 60,
        DatabaseInsightsMode: 'standard',
        [primary === INSTANCE ? 'EnablePerformanceInsights' : 'PerformanceInsightsEnabled']: true,
        PerformanceInsightsRetentionPeriod: 7,
        EnableIAMDatabaseAuthentication: true,
        Port: primary === INSTANCE ? '5432' : 5432,
      },
    });
    template.hasResourceProperties('AWS::KMS::Key', { EnableKeyRotation: true });
    template.hasResourceProperties('Custom::LogRetention', { RetentionInDays: 30 });
  });

  test('forces TLS, stores SCRAM verifiers and preloads statistics and jobs', () => {
    template.hasResourceProperties(primary === INSTANCE ? 'AWS::RDS::DBParameterGroup' : 'AWS::RDS::DBClusterParameterGroup', {
      Parameters: {
        'rds.force_ssl': '1',
        'password_encryption': 'scram-sha-256',
        'shared_preload_libraries': 'pg_stat_statements,pg_cron',
        'cron.use_background_workers': '1',
        'rds.logical_replication': Match.absent(),
      },
    });
  });

  test('lets no address in', () => {
    for (const group of Object.values(template.findResources('AWS::EC2::SecurityGroup'))) {
      expect(group.Properties.SecurityGroupIngress).toBeUndefined();
    }
    for (const rule of Object.values(template.findResources('AWS::EC2::SecurityGroupIngress'))) {
      expect(rule.Properties.SourceSecurityGroupId).toBeDefined();
      expect(rule.Properties.CidrIp).toBeUndefined();
    }
  });

  test('is never public', () => {
    for (const instance of Object.values(template.findResources(INSTANCE))) expect(instance.Properties.PubliclyAccessible).toBe(false);
  });

  test('keeps what its data needs', () => {
    for (const type of ['AWS::KMS::Key', 'AWS::RDS::DBSubnetGroup', 'AWS::EC2::VPC', 'AWS::EC2::Subnet']) {
      for (const found of Object.values(template.findResources(type))) expect(found.DeletionPolicy).toBe('RetainExceptOnCreate');
    }
  });
});

describe('shapes', () => {
  test('an instance alone has no standby', () => {
    const template = postgresTemplate('rds-instance');
    template.resourceCountIs(INSTANCE, 1);
    template.hasResourceProperties(INSTANCE, {
      MultiAZ: false,
      DBInstanceClass: 'db.r8g.large',
      StorageType: 'gp3',
      AllocatedStorage: '100',
      MaxAllocatedStorage: 200,
      CACertificateIdentifier: 'rds-ca-rsa2048-g1',
      AutoMinorVersionUpgrade: true,
      DeleteAutomatedBackups: false,
    });
  });

  test('a Multi-AZ instance has one', () => {
    postgresTemplate('rds-multi-az-instance').hasResourceProperties(INSTANCE, { MultiAZ: true });
  });

  test('read replicas follow the design, and the pooler reads from each in turn', () => {
    const design = postgresDesign('rds-multi-az-instance');
    const { stack, store } = postgresStack('rds-multi-az-instance', { design: { ...design, sizing: { ...design.sizing, readers: 2 } } });
    const replica = (n: number) => ({ 'Fn::GetAtt': [Match.stringLikeRegexp(`^StoreDatabaseReader${n}`), 'Endpoint.Address'] });
    expect(store.postgres.readerEndpoints).toHaveLength(2);
    Template.fromStack(stack).hasResourceProperties('AWS::ECS::TaskDefinition', {
      ContainerDefinitions: [Match.objectLike({
        Environment: Match.arrayWith([{ Name: 'READER_HOST', Value: { 'Fn::Join': ['', [replica(1), ',', replica(2)]] } }]),
      })],
    });
  });

  test('io2 has the IOPS of the design', () => {
    const design = postgresDesign('rds-instance');
    postgresTemplate('rds-instance', {
      design: { ...design, options: { ...design.options, 'postgres/storage': 'io2' }, sizing: { ...design.sizing, storageGiB: 400, iops: 20_000 } },
    }).hasResourceProperties(INSTANCE, { StorageType: 'io2', Iops: 20_000, AllocatedStorage: '400' });
  });

  test('a Multi-AZ cluster spans three zones', () => {
    const template = postgresTemplate('rds-multi-az-cluster');
    template.resourceCountIs(INSTANCE, 0);
    template.resourceCountIs('AWS::EC2::Subnet', 3);
    template.hasResourceProperties(CLUSTER, {
      Engine: 'postgres',
      DBClusterInstanceClass: 'db.m6gd.large',
      StorageType: 'gp3',
      AllocatedStorage: 400,
      Iops: 12_000,
      PubliclyAccessible: false,
      AutoMinorVersionUpgrade: true,
    });
  });

  test('provisioned Aurora has writer and reader of the class', () => {
    const template = postgresTemplate('aurora-provisioned');
    template.resourcePropertiesCountIs(INSTANCE, { DBInstanceClass: 'db.r8g.large', CACertificateIdentifier: 'rds-ca-rsa2048-g1' }, 2);
    template.hasResourceProperties(CLUSTER, { Engine: 'aurora-postgresql', StorageType: 'aurora', EnableHttpEndpoint: false });
  });

  test('Aurora takes I/O-Optimized storage', () => {
    const design = postgresDesign('aurora-provisioned');
    postgresTemplate('aurora-provisioned', { design: { ...design, options: { ...design.options, 'postgres/storage': 'aurora-io-optimized' } } })
      .hasResourceProperties(CLUSTER, { StorageType: 'aurora-iopt1' });
  });

  test('serverless Aurora scales in its range, the reader with the writer', () => {
    const template = postgresTemplate('aurora-serverless-v2');
    template.hasResourceProperties(CLUSTER, { ServerlessV2ScalingConfiguration: { MinCapacity: 1, MaxCapacity: 8 } });
    template.resourcePropertiesCountIs(INSTANCE, { DBInstanceClass: 'db.serverless' }, 2);
    template.hasResourceProperties(INSTANCE, { PromotionTier: 1 });
  });

  test('the Data API answers clients that cannot join the VPC', () => {
    const clients = { kind: 'functions', canJoinVpc: false } as never;
    postgresTemplate('aurora-serverless-v2', { workload: workload({ clients }) }).hasResourceProperties(CLUSTER, { EnableHttpEndpoint: true });
  });

  test('a Global Database is made empty, and its primary joins by a fixed name', () => {
    const template = postgresTemplate('aurora-global');
    const [[id, found]] = Object.entries(template.findResources('AWS::RDS::GlobalCluster'));
    expect(found.Properties).toMatchObject({ Engine: 'aurora-postgresql', EngineVersion: '17.7', StorageEncrypted: true, DeletionProtection: true });
    expect(found.Properties.SourceDBClusterIdentifier).toBeUndefined();
    template.hasResource(CLUSTER, {
      DependsOn: Match.arrayWith([id]), Properties: { GlobalClusterIdentifier: found.Properties.GlobalClusterIdentifier },
    });
    expect(found.Properties.GlobalClusterIdentifier).toMatch(/^[a-z][a-z0-9-]{0,62}$/);
  });

  test('fails for a Global Database in an unknown environment', () => {
    const design = postgresDesign('aurora-global');
    expect(() => postgresStack('rds-instance', { design })).toThrow('an Aurora Global Database spans Regions by name, and the stack\'s environment '
      + 'is not known at synth; give the stack env: { account, region } with literal values');
  });

  test('fails for an unknown deployment', () => {
    expect(() => postgresStack('mainframe')).toThrow("unknown deployment 'mainframe'; known are rds-instance, rds-multi-az-instance, ");
  });

  test('a change feed asks for logical replication from the first day', () => {
    const changeFeeds = [{ name: 'changes', target: FeedTarget.ANY }];
    postgresTemplate('rds-instance', { workload: workload({ changeFeeds }) })
      .hasResourceProperties('AWS::RDS::DBParameterGroup', { Parameters: Match.objectLike({ 'rds.logical_replication': '1' }) });
  });
});

describe('removal', () => {
  test.each([['rds-instance', INSTANCE], ['rds-multi-az-cluster', CLUSTER], ['aurora-provisioned', CLUSTER]])(
    '%s leaves a snapshot, the key and the logins when that is asked for', (deployment, type) => {
      const template = postgresTemplate(deployment, { removalPolicy: RemovalPolicy.SNAPSHOT });
      template.hasResource(type, { DeletionPolicy: 'Snapshot', Properties: Match.not(Match.objectLike({ DeletionProtection: true })) });
      template.hasResource('AWS::KMS::Key', { DeletionPolicy: 'RetainExceptOnCreate' });
    });

  test('everything goes when that is asked for', () => {
    const template = postgresTemplate('aurora-provisioned', { removalPolicy: RemovalPolicy.DESTROY });
    template.hasResource(CLUSTER, { DeletionPolicy: 'Delete' });
    template.hasResource('AWS::KMS::Key', { DeletionPolicy: 'Delete' });
  });

  test('stateful resources keep their logical ids', () => {
    const ids = (deployment: string, type: string) => Object.keys(postgresTemplate(deployment).findResources(type));
    expect(ids('rds-instance', INSTANCE)).toEqual(['StoreDatabaseInstance692E0503']);
    expect(ids('rds-multi-az-instance', INSTANCE)).toEqual(['StoreDatabaseInstance692E0503']);
    expect(ids('rds-multi-az-cluster', CLUSTER)).toEqual(['StoreDatabaseMultiAzClusterD8C14CB7']);
    expect(ids('aurora-provisioned', CLUSTER)).toEqual(['StoreDatabaseCluster1B2CE727']);
    expect(ids('aurora-serverless-v2', CLUSTER)).toEqual(['StoreDatabaseCluster1B2CE727']);
    expect(ids('aurora-serverless-v2', INSTANCE)).toEqual(['StoreDatabaseClusterWriterF23FCBB4', 'StoreDatabaseClusterReader14A398E15']);
    expect(ids('aurora-global', 'AWS::RDS::GlobalCluster')).toEqual(['StoreDatabaseGlobalClusterE7D14F8D']);
    expect(ids('aurora-global', CLUSTER)).toEqual(['StoreDatabaseCluster1B2CE727']);
    expect(ids('rds-instance', 'AWS::KMS::Key')).toEqual(['StoreDatabaseKey640513D9']);
    expect(ids('rds-instance', 'AWS::EC2::VPC')).toEqual(['StoreNetworkVpc734FD6B1']);
    expect(ids('rds-instance', 'AWS::SecretsManager::Secret')).toEqual(expect.arrayContaining([
      'StoreDatabaseOwnerSecret4310B92E', 'StoreDatabaseServerReadWriteSecret7EDE3D28', 'StoreDatabaseServerReadOnlySecret13419DD8',
      'StoreDatabaseReadWriteSecret4B46B2C5', 'StoreDatabaseReadOnlySecretD474E359',
    ]));
  });
});
