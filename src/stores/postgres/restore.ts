import { CfnDeletionPolicy, CfnResource, Validations } from 'aws-cdk-lib';
import * as rds from 'aws-cdk-lib/aws-rds';
import { RestoreSource } from './restore-source';

/*
 * What a restored database takes over must not be said again: CloudFormation refuses some of it, and takes the rest for a new database
 * (template reference of AWS::RDS::DBCluster and AWS::RDS::DBInstance). The master user's password is set after the restore, so the
 * owner's secret holds.
 */

/** Turns a new cluster, Aurora or Multi-AZ, into a restored one. */
export function restoreCluster(cluster: rds.CfnDBCluster, { snapshotIdentifier, moment }: RestoreSource): void {
  cluster.addPropertyDeletionOverride('MasterUsername');
  cluster.addPropertyDeletionOverride('DatabaseName');
  cluster.snapshotIdentifier = snapshotIdentifier;
  if (!moment) return;
  // Of a snapshot that is not encrypted the cluster would not be, either; a running source decides for itself.
  cluster.addPropertyDeletionOverride('StorageEncrypted');
  cluster.sourceDbClusterIdentifier = moment.source;
  cluster.restoreToTime = moment.at;
  cluster.useLatestRestorableTime = moment.at === undefined ? true : undefined;
  Validations.of(cluster).acknowledge({
    id: 'CloudFormation-Validate::F3021', reason: 'the master user is the source\'s, and CloudFormation sets its password after the restore',
  });
}

/** Turns a new instance into a restored one. Encryption and key are the source's. */
export function restoreInstance(instance: rds.CfnDBInstance, { snapshotIdentifier, moment }: RestoreSource): void {
  for (const inherited of ['MasterUsername', 'DBName', 'StorageEncrypted', 'KmsKeyId']) instance.addPropertyDeletionOverride(inherited);
  instance.dbSnapshotIdentifier = snapshotIdentifier;
  if (!moment) return;
  if (moment.source.includes(':auto-backup:')) instance.sourceDbInstanceAutomatedBackupsArn = moment.source;
  else instance.sourceDbInstanceIdentifier = moment.source;
  instance.restoreTime = moment.at;
  instance.useLatestRestorableTime = moment.at === undefined ? true : undefined;
}

/**
 * A replica of a restored instance. Its key is always the source's, and RDS takes no other: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstanceReadReplica.html
 */
export function inheritEncryption(replica: rds.CfnDBInstance): void {
  for (const inherited of ['StorageEncrypted', 'KmsKeyId']) replica.addPropertyDeletionOverride(inherited);
}

/** A replacement leaves the data behind, whatever becomes of a removed store. */
export function snapshotOnReplacement(resource: CfnResource): void {
  resource.cfnOptions.updateReplacePolicy = CfnDeletionPolicy.SNAPSHOT;
}
