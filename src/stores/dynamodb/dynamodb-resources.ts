import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as kms from 'aws-cdk-lib/aws-kms';
import { DynamoDbFeed } from './dynamodb-feed';

/** What a DynamoDB store is made of. */
export interface DynamoDbResources {
  /** The tables, by entity. */
  readonly tables: { [entity: string]: dynamodb.TableV2 };
  /** The change feeds, by name. */
  readonly feeds: { [feed: string]: DynamoDbFeed };
  /**
   * The customer managed key of the tables in the home Region.
   * @default - the AWS managed key of DynamoDB
   */
  readonly encryptionKey?: kms.IKey;
  /** The alarms on throttled requests and on dead letters. */
  readonly alarms: cloudwatch.Alarm[];
}
