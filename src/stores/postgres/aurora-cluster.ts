import { Annotations, CfnResource, Duration, SecretValue } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as rds from 'aws-cdk-lib/aws-rds';
import { Construct } from 'constructs';
import { Database, DatabaseProps } from './database';
import { auroraEngine, CA_CERTIFICATE, DATABASE_PORT, insightsRetention, LOG_EXPORTS, MONITORING_SECONDS } from './engine';
import { parameterGroup } from './parameter-group';
import { inSeconds } from './replica-lag';
import { restoreCluster } from './restore';
import { instanceType, readerNumbers } from './sizing';

/** An Aurora cluster: provisioned, or serverless with a range of capacity. */
export function buildAuroraCluster(scope: Construct, props: DatabaseProps): Database & { readonly aurora: rds.DatabaseCluster } {
  const engine = auroraEngine(props.engineVersion);
  const cluster = new rds.DatabaseCluster(scope, 'Cluster', {
    engine,
    parameterGroup: parameterGroup(scope, engine, props),
    credentials: props.secondary ? INHERITED : rds.Credentials.fromSecret(props.ownerSecret),
    iamAuthentication: true,
    enableDataApi: props.dataApi,
    defaultDatabaseName: props.databaseName,
    port: DATABASE_PORT,
    vpc: props.vpc,
    vpcSubnets: props.subnets,
    securityGroups: [props.securityGroup],
    ...members(props),
    ...storage(props),
    ...observation(props),
  });
  Annotations.of(cluster).acknowledgeWarning('@aws-cdk/aws-rds:instancePerformanceInsightsOverridden', 'the cluster has it, and with it every instance');
  const resource = cluster.node.defaultChild as rds.CfnDBCluster;
  resource.addPropertyOverride('AllowMajorVersionUpgrade', props.allowMajorVersionUpgrade);
  if (props.secondary) joinAsSecondary(resource, props.globalClusterIdentifier);
  if (props.restoreFrom) restoreCluster(resource, props.restoreFrom);
  return { aurora: cluster, ...asDatabase(cluster, props) };
}

function asDatabase(cluster: rds.DatabaseCluster, props: DatabaseProps): Database {
  // Every instance of a secondary cluster is a reader.
  const hasReaders = props.secondary || props.design.sizing.readers > 0;
  return {
    writer: cluster.clusterEndpoint,
    readers: hasReaders ? [cluster.clusterReadEndpoint] : [],
    ownerSecret: cluster.secret,
    attachment: cluster,
    primaryResource: cluster.node.defaultChild as CfnResource,
    ready: [cluster],
    resources: { cluster },
    metric: (name: string, metricOptions?: cloudwatch.MetricOptions) =>
      cluster.metric(name, { ...(props.secondary ? {} : { dimensionsMap: { DBClusterIdentifier: cluster.clusterIdentifier, Role: 'WRITER' } }), ...metricOptions }),
    replicaLagSeconds: hasReaders ? (metricOptions) => inSeconds(cluster.metric('AuroraReplicaLagMaximum', metricOptions), 'replica lag in seconds') : undefined,
  };
}

/** The L2 asks for credentials; what it renders of them is taken out again, because a secondary cluster has none of its own. */
const INHERITED = rds.Credentials.fromPassword('inherited', SecretValue.unsafePlainText('inherited'));

function joinAsSecondary(cluster: rds.CfnDBCluster, globalClusterIdentifier: string | undefined): void {
  for (const inherited of ['MasterUsername', 'MasterUserPassword', 'DatabaseName']) cluster.addPropertyDeletionOverride(inherited);
  cluster.globalClusterIdentifier = globalClusterIdentifier;
}

function storage(props: DatabaseProps): Partial<rds.DatabaseClusterProps> {
  const { sizing, options } = props.design;
  return {
    storageType: options['postgres/storage'] === 'aurora-io-optimized' ? rds.DBClusterStorageType.AURORA_IOPT1 : rds.DBClusterStorageType.AURORA,
    storageEncryptionKey: props.encryptionKey,
    storageEncrypted: true,
    backup: { retention: Duration.days(sizing.backupRetentionDays) },
    copyTagsToSnapshot: true,
    deletionProtection: props.deletionProtection,
  };
}

function members(props: DatabaseProps): Partial<rds.DatabaseClusterProps> {
  const { design } = props;
  const settings = { publiclyAccessible: false, caCertificate: CA_CERTIFICATE, autoMinorVersionUpgrade: props.autoMinorVersionUpgrade };
  if (design.options['postgres/deployment'] === 'aurora-serverless-v2') {
    return {
      serverlessV2MinCapacity: design.sizing.minAcu,
      serverlessV2MaxCapacity: design.sizing.maxAcu,
      writer: rds.ClusterInstance.serverlessV2('Writer', settings),
      // A reader that takes over must be as large as the writer.
      readers: readerNumbers(design).map((n) => rds.ClusterInstance.serverlessV2(`Reader${n}`, { ...settings, scaleWithWriter: true })),
    };
  }
  const provisioned = { ...settings, instanceType: instanceType(design) };
  return {
    writer: rds.ClusterInstance.provisioned('Writer', provisioned),
    readers: readerNumbers(design).map((n) => rds.ClusterInstance.provisioned(`Reader${n}`, provisioned)),
  };
}

function observation(props: DatabaseProps): Partial<rds.DatabaseClusterProps> {
  return {
    cloudwatchLogsExports: LOG_EXPORTS,
    cloudwatchLogsRetention: props.logRetention,
    monitoringInterval: Duration.seconds(MONITORING_SECONDS),
    enableClusterLevelEnhancedMonitoring: true,
    databaseInsightsMode: props.insightsMode,
    enablePerformanceInsights: true,
    performanceInsightEncryptionKey: props.encryptionKey,
    performanceInsightRetention: insightsRetention(props.insightsMode),
  };
}
