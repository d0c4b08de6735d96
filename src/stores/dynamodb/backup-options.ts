import { Duration } from 'aws-cdk-lib';
import * as backup from 'aws-cdk-lib/aws-backup';
import * as events from 'aws-cdk-lib/aws-events';

/** How AWS Backup copies the tables. It copies those in the home Region; a replica is the same data. */
export interface DynamoDbBackupOptions {
  /**
   * When a backup starts.
   * @default - every day at five in the morning, UTC
   */
  readonly schedule?: events.Schedule;
  /**
   * How long a backup is kept.
   * @default - 90 days
   */
  readonly retention?: Duration;
  /**
   * After how long a backup moves to cold storage, where it must stay 90 days. Needs the advanced features of AWS Backup for DynamoDB,
   * which are an opt-in of the account and the Region.
   * @default - never
   */
  readonly moveToColdStorageAfter?: Duration;
  /**
   * The vault that holds the backups. Give one with a lock or in another account to guard against an administrator's mistake.
   * @default - a new one, encrypted with the store's `encryptionKey` where there is one, and retained
   */
  readonly vault?: backup.IBackupVault;
}
