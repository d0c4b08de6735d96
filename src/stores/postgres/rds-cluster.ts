import { CfnResource } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as rds from 'aws-cdk-lib/aws-rds';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { Database, DatabaseProps } from './database';
import { DATABASE_PORT, insightsRetention, LOG_EXPORTS, MONITORING_SECONDS, rdsEngine } from './engine';
import { parameterGroup } from './parameter-group';
import { lagOfReplicas, leastFreeStorage } from './replica-lag';
import { restoreCluster } from './restore';
import { instanceType } from './sizing';

/** An RDS Multi-AZ DB cluster: a writer and two readable standbys. The CDK has no L2 for it. */
export function buildRdsCluster(scope: Construct, props: DatabaseProps): Database {
  const cluster = new rds.CfnDBCluster(scope, 'MultiAzCluster', {
    engine: 'postgres',
    engineVersion: props.engineVersion,
    autoMinorVersionUpgrade: props.autoMinorVersionUpgrade,
    dbClusterParameterGroupName: parameterGroup(scope, rdsEngine(props.engineVersion), props).bindToCluster({}).parameterGroupName,
    databaseName: props.databaseName,
    port: DATABASE_PORT,
    ...placement(scope, props),
    ...storage(props),
    ...login(props),
    ...observation(scope, props),
  });
  cluster.addPropertyOverride('AllowMajorVersionUpgrade', props.allowMajorVersionUpgrade);
  if (props.restoreFrom) restoreCluster(cluster, props.restoreFrom);
  exportedLogs(scope, cluster, props.logRetention);
  return {
    writer: new rds.Endpoint(cluster.attrEndpointAddress, DATABASE_PORT),
    readers: [new rds.Endpoint(cluster.attrReadEndpointAddress, DATABASE_PORT)],
    attachment: attachmentOf(cluster),
    primaryResource: cluster as CfnResource,
    ready: [cluster],
    resources: { multiAzCluster: cluster },
    metric: (metricName: string, options?: cloudwatch.MetricOptions) => new cloudwatch.Metric({
      namespace: 'AWS/RDS', metricName, dimensionsMap: { DBClusterIdentifier: cluster.ref }, ...options,
    }),
    // The writer reports no lag.
    replicaLagSeconds: lagOfReplicas(instancesOf(cluster)),
    freeStorage: leastFreeStorage(instancesOf(cluster)),
  };
}

/** RDS names the three instances after the cluster. */
function instancesOf(cluster: rds.CfnDBCluster): string[] {
  return [1, 2, 3].map((n) => `${cluster.ref}-instance-${n}`);
}

function placement(scope: Construct, props: DatabaseProps): Partial<rds.CfnDBClusterProps> {
  const subnetGroup = new rds.SubnetGroup(scope, 'Subnets', {
    description: 'Subnets of the Multi-AZ cluster', vpc: props.vpc, vpcSubnets: props.subnets,
  });
  requireThreeZones(props);
  return {
    dbSubnetGroupName: subnetGroup.subnetGroupName,
    vpcSecurityGroupIds: [props.securityGroup.securityGroupId],
    publiclyAccessible: false,
  };
}

function requireThreeZones(props: DatabaseProps): void {
  const zones = new Set(props.vpc.selectSubnets(props.subnets).availabilityZones).size;
  if (zones < 3) {
    throw new Error(`an RDS Multi-AZ cluster needs subnets in three Availability Zones, got ${zones}; select more with vpcSubnets, or leave vpc out`);
  }
}

function storage(props: DatabaseProps): Partial<rds.CfnDBClusterProps> {
  const { sizing, options } = props.design;
  return {
    dbClusterInstanceClass: `db.${instanceType(props.design)}`,
    storageType: options['postgres/storage'] === 'io2' ? 'io2' : 'gp3',
    allocatedStorage: sizing.storageGiB,
    iops: sizing.iops,
    storageEncrypted: true,
    kmsKeyId: props.encryptionKey.keyArn,
    backupRetentionPeriod: sizing.backupRetentionDays,
    copyTagsToSnapshot: true,
    deletionProtection: props.deletionProtection,
  };
}

function login(props: DatabaseProps): Partial<rds.CfnDBClusterProps> {
  return {
    masterUsername: props.ownerSecret.secretValueFromJson('username').unsafeUnwrap(),
    masterUserPassword: props.ownerSecret.secretValueFromJson('password').unsafeUnwrap(),
    enableIamDatabaseAuthentication: true,
  };
}

function observation(scope: Construct, props: DatabaseProps): Partial<rds.CfnDBClusterProps> {
  const role = new iam.Role(scope, 'MonitoringRole', {
    assumedBy: new iam.ServicePrincipal('monitoring.rds.amazonaws.com'),
    managedPolicies: [iam.ManagedPolicy.fromAwsManagedPolicyName('service-role/AmazonRDSEnhancedMonitoringRole')],
  });
  return {
    enableCloudwatchLogsExports: [...LOG_EXPORTS],
    monitoringInterval: MONITORING_SECONDS,
    monitoringRoleArn: role.roleArn,
    databaseInsightsMode: props.insightsMode,
    performanceInsightsEnabled: true,
    performanceInsightsKmsKeyId: props.encryptionKey.keyArn,
    performanceInsightsRetentionPeriod: insightsRetention(props.insightsMode),
  };
}

function exportedLogs(scope: Construct, cluster: rds.CfnDBCluster, retention: logs.RetentionDays): void {
  for (const name of LOG_EXPORTS) {
    new logs.LogRetention(scope, `${name}Logs`, { logGroupName: `/aws/rds/cluster/${cluster.ref}/${name}`, retention });
  }
}

function attachmentOf(cluster: rds.CfnDBCluster): secretsmanager.ISecretAttachmentTarget {
  return {
    asSecretAttachmentTarget: () => ({ targetId: cluster.ref, targetType: secretsmanager.AttachmentTargetType.RDS_DB_CLUSTER }),
  };
}
