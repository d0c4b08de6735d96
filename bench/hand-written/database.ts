import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as rds from 'aws-cdk-lib/aws-rds';
import { Construct } from 'constructs';
import { DATABASE_NAME } from './logins';

export interface DatabaseSettings {
  readonly vpc: ec2.IVpc;
  readonly securityGroup: ec2.ISecurityGroup;
  readonly owner: rds.DatabaseSecret;
  readonly key: kms.IKey;
}

/** What a Multi-AZ instance and an Aurora cluster have in common. */
function common(scope: Construct, engine: rds.IEngine, { vpc, securityGroup, owner, key }: DatabaseSettings) {
  return {
    credentials: rds.Credentials.fromSecret(owner),
    port: 5432,
    vpc,
    vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_ISOLATED },
    securityGroups: [securityGroup],
    parameterGroup: new rds.ParameterGroup(scope, 'Parameters', {
      engine,
      parameters: {
        'rds.force_ssl': '1',
        'password_encryption': 'scram-sha-256',
        'shared_preload_libraries': 'pg_stat_statements,pg_cron',
        'cron.use_background_workers': '1',
      },
    }),
    storageEncrypted: true,
    storageEncryptionKey: key,
    iamAuthentication: true,
    deletionProtection: true,
    removalPolicy: RemovalPolicy.RETAIN,
    copyTagsToSnapshot: true,
    cloudwatchLogsExports: ['postgresql'],
    cloudwatchLogsRetention: logs.RetentionDays.ONE_MONTH,
    monitoringInterval: Duration.seconds(60),
    databaseInsightsMode: rds.DatabaseInsightsMode.STANDARD,
    enablePerformanceInsights: true,
    performanceInsightEncryptionKey: key,
    performanceInsightRetention: rds.PerformanceInsightRetention.DEFAULT,
  };
}

/** A small instance with a standby. */
export function multiAzInstance(scope: Construct, settings: DatabaseSettings): rds.DatabaseInstance {
  const engine = rds.DatabaseInstanceEngine.postgres({ version: rds.PostgresEngineVersion.of('17.7', '17') });
  return new rds.DatabaseInstance(scope, 'Database', {
    ...common(scope, engine, settings),
    engine,
    databaseName: DATABASE_NAME,
    instanceType: new ec2.InstanceType('t4g.small'),
    multiAz: true,
    storageType: rds.StorageType.GP3,
    allocatedStorage: 20,
    maxAllocatedStorage: 40,
    backupRetention: Duration.days(14),
    deleteAutomatedBackups: false,
    autoMinorVersionUpgrade: true,
    publiclyAccessible: false,
    caCertificate: rds.CaCertificate.RDS_CA_RSA2048_G1,
  });
}

/** A writer and a reader on I/O-optimised storage. */
export function auroraCluster(scope: Construct, settings: DatabaseSettings): rds.DatabaseCluster {
  const engine = rds.DatabaseClusterEngine.auroraPostgres({ version: rds.AuroraPostgresEngineVersion.of('17.7', '17') });
  const member = {
    instanceType: new ec2.InstanceType('r8g.xlarge'),
    autoMinorVersionUpgrade: true,
    publiclyAccessible: false,
    caCertificate: rds.CaCertificate.RDS_CA_RSA2048_G1,
  };
  return new rds.DatabaseCluster(scope, 'Database', {
    ...common(scope, engine, settings),
    engine,
    defaultDatabaseName: DATABASE_NAME,
    writer: rds.ClusterInstance.provisioned('Writer', member),
    readers: [rds.ClusterInstance.provisioned('Reader', member)],
    storageType: rds.DBClusterStorageType.AURORA_IOPT1,
    backup: { retention: Duration.days(35) },
    enableClusterLevelEnhancedMonitoring: true,
  });
}
