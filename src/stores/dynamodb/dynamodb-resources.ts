import * as backup from 'aws-cdk-lib/aws-backup';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as kms from 'aws-cdk-lib/aws-kms';
import { DynamoDbFeed } from './dynamodb-feed';
import { DynamoDbGrants } from './dynamodb-grants';

/** What a DynamoDB store is made of. */
export interface DynamoDbResources {
  /**
   * The tables that the store made, by entity; entities of a collection have the same one. Those that existed are in `existingTables` of
   * the store.
   */
  readonly tables: { [entity: string]: dynamodb.TableV2 };
  /** Permissions by pattern, also for one tenant alone. */
  readonly grants: DynamoDbGrants;
  /** The change feeds, by name. */
  readonly feeds: { [feed: string]: DynamoDbFeed };
  /**
   * The customer managed key of the tables in the home Region.
   * @default - a key of AWS
   */
  readonly encryptionKey?: kms.IKey;
  /**
   * The plan by which AWS Backup copies the tables.
   * @default - none
   */
  readonly backupPlan?: backup.BackupPlan;
  /**
   * The dashboard.
   * @default - none
   */
  readonly dashboard?: cloudwatch.Dashboard;
  /** The alarms; a consumer that is added later adds its own. */
  readonly alarms: cloudwatch.Alarm[];
}
