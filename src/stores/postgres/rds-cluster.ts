import { CfnResource } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as rds from 'aws-cdk-lib/aws-rds';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { Database, DatabaseProps } from './database';
import {
  DATABASE_PORT, ENGINE_VERSION, INSIGHTS_RETENTION_DAYS, LOG_EXPORTS, LOG_RETENTION, MONITORING_SECONDS, RDS_ENGINE,
} from './engine';
import { parameterGroup } from './parameter-group';
import { instanceType } from './sizing';

/** An RDS Multi-AZ DB cluster: a writer and two readable standbys. The CDK has no L2 for it. */
export function buildRdsCluster(scope: Construct, props: DatabaseProps): Database {
  const cluster = new rds.CfnDBCluster(scope, 'MultiAzCluster', {
    engine: 'postgres',
    engineVersion: ENGINE_VERSION,
    autoMinorVersionUpgrade: true,
    dbClusterParameterGroupName: parameterGroup(scope, RDS_ENGINE, props.logicalReplication).bindToCluster({}).parameterGroupName,
    databaseName: props.databaseName,
    port: DATABASE_PORT,
    ...placement(scope, props),
    ...storage(props),
    ...login(props),
    ...observation(scope, props),
  });
  exportedLogs(scope, cluster);
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
  };
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
    databaseInsightsMode: 'standard',
    performanceInsightsEnabled: true,
    performanceInsightsKmsKeyId: props.encryptionKey.keyArn,
    performanceInsightsRetentionPeriod: INSIGHTS_RETENTION_DAYS,
  };
}

function exportedLogs(scope: Construct, cluster: rds.CfnDBCluster): void {
  for (const name of LOG_EXPORTS) {
    new logs.LogRetention(scope, `${name}Logs`, { logGroupName: `/aws/rds/cluster/${cluster.ref}/${name}`, retention: LOG_RETENTION });
  }
}

function attachmentOf(cluster: rds.CfnDBCluster): secretsmanager.ISecretAttachmentTarget {
  return {
    asSecretAttachmentTarget: () => ({ targetId: cluster.ref, targetType: secretsmanager.AttachmentTargetType.RDS_DB_CLUSTER }),
  };
}
