import { RemovalPolicy } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import { PostgresOptions } from '../../../src/stores/postgres/postgres-options';
import { RestoreSource } from '../../../src/stores/postgres/restore-source';
import { postgresDesign } from '../designs';
import { postgresTemplate } from '../postgres-stack';

const INSTANCE = 'AWS::RDS::DBInstance';
const CLUSTER = 'AWS::RDS::DBCluster';

const restored = (deployment: string, restoreFrom: RestoreSource) => postgresTemplate(deployment, { options: { restoreFrom } });

/** The password is set after the restore, so that the owner's secret holds. */
const PASSWORD = { MasterUserPassword: { 'Fn::Join': ['', Match.arrayWith([':SecretString:password::}}'])] } };

describe.each(['rds-instance', 'rds-multi-az-instance'])('%s', (deployment) => {
  const INHERITED = { MasterUsername: Match.absent(), DBName: Match.absent(), KmsKeyId: Match.absent(), StorageEncrypted: Match.absent() };

  test('from a snapshot', () => {
    restored(deployment, RestoreSource.snapshot('before-launch')).hasResourceProperties(INSTANCE, {
      ...PASSWORD, ...INHERITED, DBSnapshotIdentifier: 'before-launch', UseLatestRestorableTime: Match.absent(), SourceDBInstanceIdentifier: Match.absent(),
    });
  });

  test('from a point in time', () => {
    restored(deployment, RestoreSource.pointInTime({ source: 'shop', at: '2026-11-22T09:00:00Z' })).hasResourceProperties(INSTANCE, {
      ...PASSWORD, ...INHERITED, SourceDBInstanceIdentifier: 'shop', RestoreTime: '2026-11-22T09:00:00Z', UseLatestRestorableTime: Match.absent(),
    });
  });

  test('from the latest moment', () => {
    restored(deployment, RestoreSource.pointInTime({ source: 'shop' })).hasResourceProperties(INSTANCE, {
      SourceDBInstanceIdentifier: 'shop', RestoreTime: Match.absent(), UseLatestRestorableTime: true,
    });
  });

  test('from the backups of a deleted instance', () => {
    const source = 'arn:aws:rds:us-east-1:111111111111:auto-backup:ab-example';
    restored(deployment, RestoreSource.pointInTime({ source })).hasResourceProperties(INSTANCE, {
      SourceDBInstanceAutomatedBackupsArn: source, SourceDBInstanceIdentifier: Match.absent(),
    });
  });
});

test('read replicas of a restored instance take over its encryption, whatever that is', () => {
  const design = postgresDesign('rds-instance');
  const replicasOf = (options: PostgresOptions) => {
    const template = postgresTemplate('rds-instance', { design: { ...design, sizing: { ...design.sizing, readers: 1 } }, options });
    return Object.values(template.findResources(INSTANCE, { Properties: { DBName: Match.absent(), DBSnapshotIdentifier: Match.absent() } }))
      .map(({ Properties }) => Properties as object);
  };
  expect(replicasOf({ restoreFrom: RestoreSource.snapshot('before-launch') })).toEqual([
    expect.not.objectContaining({ StorageEncrypted: expect.anything() as unknown }),
  ]);
  expect(Object.keys(replicasOf({ restoreFrom: RestoreSource.snapshot('before-launch') })[0])).not.toContain('KmsKeyId');
  expect(replicasOf({})).toEqual([expect.objectContaining({ StorageEncrypted: true })]);
});

describe.each(['rds-multi-az-cluster', 'aurora-provisioned', 'aurora-serverless-v2'])('%s', (deployment) => {
  const INHERITED = { MasterUsername: Match.absent(), DatabaseName: Match.absent() };

  test('from a snapshot, with the key of the store', () => {
    restored(deployment, RestoreSource.snapshot('before-launch')).hasResourceProperties(CLUSTER, {
      ...PASSWORD, ...INHERITED, SnapshotIdentifier: 'before-launch', SourceDBClusterIdentifier: Match.absent(), StorageEncrypted: true, KmsKeyId: Match.anyValue(),
    });
  });

  test('from a point in time', () => {
    restored(deployment, RestoreSource.pointInTime({ source: 'shop', at: '2026-11-22T09:00:00Z' })).hasResourceProperties(CLUSTER, {
      ...PASSWORD,
      ...INHERITED,
      SourceDBClusterIdentifier: 'shop',
      RestoreToTime: '2026-11-22T09:00:00Z',
      UseLatestRestorableTime: Match.absent(),
      StorageEncrypted: Match.absent(),
      KmsKeyId: Match.anyValue(),
    });
  });

  test('from the latest moment', () => {
    restored(deployment, RestoreSource.pointInTime({ source: 'shop' })).hasResourceProperties(CLUSTER, { UseLatestRestorableTime: true, RestoreToTime: Match.absent() });
  });
});

test('the owner has the name of the master user that was restored', () => {
  restored('aurora-provisioned', RestoreSource.snapshot('legacy', { masterUsername: 'postgres' })).hasResourceProperties('AWS::SecretsManager::Secret', {
    GenerateSecretString: Match.objectLike({ SecretStringTemplate: '{"username":"postgres","dbname":"app"}' }),
  });
});

test.each([['rds-instance', INSTANCE], ['rds-multi-az-cluster', CLUSTER], ['aurora-provisioned', CLUSTER]])(
  '%s: a replacement leaves a snapshot, even of a store that goes with its stack', (deployment, type) => {
    postgresTemplate(deployment, { removalPolicy: RemovalPolicy.DESTROY })
      .hasResource(type, { DeletionPolicy: 'Delete', UpdateReplacePolicy: 'Snapshot' });
  });
