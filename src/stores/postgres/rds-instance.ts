import { CfnResource, Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as rds from 'aws-cdk-lib/aws-rds';
import { Construct } from 'constructs';
import { Database, DatabaseProps } from './database';
import { CA_CERTIFICATE, DATABASE_PORT, insightsRetention, LOG_EXPORTS, MONITORING_SECONDS, rdsEngine } from './engine';
import { parameterGroup } from './parameter-group';
import { lagOfReplicas } from './replica-lag';
import { inheritEncryption, restoreInstance } from './restore';
import { instanceType, readerNumbers } from './sizing';

/** Storage grows by itself up to twice what was sized for; beyond that somebody should look. A house number. */
const STORAGE_GROWTH = 2;

/** An RDS instance, with a standby when the deployment says so, and its read replicas. */
export function buildRdsInstance(scope: Construct, props: DatabaseProps): Database {
  const engine = rdsEngine(props.engineVersion);
  const settings = instanceSettings(props, parameterGroup(scope, engine, props));
  const instance = new rds.DatabaseInstance(scope, 'Instance', { ...settings, ...writerSettings(props, engine) });
  if (props.restoreFrom) restoreInstance(instance.node.defaultChild as rds.CfnDBInstance, props.restoreFrom);
  const replicas = readerNumbers(props.design).map((n) => new rds.DatabaseInstanceReadReplica(scope, `Reader${n}`, {
    ...settings,
    sourceDatabaseInstance: instance,
  }));
  if (props.restoreFrom) replicas.forEach((replica) => inheritEncryption(replica.node.defaultChild as rds.CfnDBInstance));
  return {
    writer: instance.instanceEndpoint,
    readers: replicas.map(({ instanceEndpoint }) => instanceEndpoint),
    ownerSecret: instance.secret,
    attachment: instance,
    primaryResource: instance.node.defaultChild as CfnResource,
    ready: [instance, ...replicas],
    resources: { instance },
    metric: (name: string, metricOptions?: cloudwatch.MetricOptions) => instance.metric(name, metricOptions),
    freeStorage: (metricOptions) => instance.metric('FreeStorageSpace', metricOptions),
    replicaLagSeconds: replicas.length > 0 ? lagOfReplicas(replicas.map(({ instanceIdentifier }) => instanceIdentifier)) : undefined,
  };
}

function writerSettings(props: DatabaseProps, engine: rds.IInstanceEngine) {
  const { sizing, options } = props.design;
  return {
    engine,
    allowMajorVersionUpgrade: props.allowMajorVersionUpgrade,
    databaseName: props.databaseName,
    credentials: rds.Credentials.fromSecret(props.ownerSecret),
    multiAz: options['postgres/deployment'] === 'rds-multi-az-instance',
    allocatedStorage: sizing.storageGiB,
    maxAllocatedStorage: sizing.storageGiB && sizing.storageGiB * STORAGE_GROWTH,
    backupRetention: Duration.days(sizing.backupRetentionDays),
    deleteAutomatedBackups: false,
  };
}

function instanceSettings(props: DatabaseProps, parameters: rds.ParameterGroup) {
  const { sizing, options } = props.design;
  return {
    vpc: props.vpc,
    vpcSubnets: props.subnets,
    securityGroups: [props.securityGroup],
    publiclyAccessible: false,
    port: DATABASE_PORT,
    instanceType: instanceType(props.design),
    storageEncryptionKey: props.encryptionKey,
    storageType: options['postgres/storage'] === 'io2' ? rds.StorageType.IO2 : rds.StorageType.GP3,
    iops: sizing.iops,
    parameterGroup: parameters,
    caCertificate: CA_CERTIFICATE,
    iamAuthentication: true,
    autoMinorVersionUpgrade: props.autoMinorVersionUpgrade,
    deletionProtection: props.deletionProtection,
    copyTagsToSnapshot: true,
    cloudwatchLogsExports: LOG_EXPORTS,
    cloudwatchLogsRetention: props.logRetention,
    monitoringInterval: Duration.seconds(MONITORING_SECONDS),
    databaseInsightsMode: props.insightsMode,
    enablePerformanceInsights: true,
    performanceInsightEncryptionKey: props.encryptionKey,
    performanceInsightRetention: insightsRetention(props.insightsMode),
  };
}
