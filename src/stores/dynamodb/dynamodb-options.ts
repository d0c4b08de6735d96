import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import { DynamoDbBackupOptions } from './backup-options';

/** Who holds the key of a table without a customer managed one. */
export enum DynamoDbEncryption {
  /** A key of DynamoDB's own: free, and its use is recorded nowhere. */
  AWS_OWNED = 'aws-owned',
  /** The key `aws/dynamodb` of the account: its use is in CloudTrail. */
  AWS_MANAGED = 'aws-managed',
}

/** What one replica has of its own. DynamoDB keeps these settings by Region; what is left out follows the home Region. */
export interface DynamoDbReplicaOptions {
  /**
   * The ARN of a customer managed key in the replica's Region; needed when the store has an `encryptionKey`.
   * @default - none
   */
  readonly encryptionKeyArn?: string;
  /**
   * Whether the replica is protected from deletion. CloudFormation deletes a replica that leaves the profile, with its items; while
   * it is protected DynamoDB refuses, and the update rolls back. So a replica leaves in two deployments: lift the protection, then drop it.
   * @default - as the home Region
   */
  readonly deletionProtection?: boolean;
  /**
   * How many days back the replica can be restored to, 1 to 35.
   * @default - as the home Region
   */
  readonly recoveryPeriodInDays?: number;
  /**
   * CloudWatch Contributor Insights of the replica.
   * @default - as the home Region
   */
  readonly contributorInsights?: dynamodb.ContributorInsightsSpecification;
  /**
   * A resource policy of the replica's table.
   * @default - none
   */
  readonly resourcePolicy?: iam.PolicyDocument;
}

/** Settings of a DynamoDB store that no access pattern can tell. They do nothing when the engine is Postgres. */
export interface DynamoDbOptions {
  /**
   * By how much the first peak after the launch may exceed the declared one. Tables and indexes that new on-demand capacity would
   * throttle then (12,000 reads or 4,000 writes per second) are made with that much warm throughput, which is billed once.
   * @default 1
   */
  readonly launchFactor?: number;
  /**
   * The cost guard of on-demand capacity: requests beyond this multiple of the declared peak are throttled. Never below `launchFactor`,
   * nor below what one partition serves. Tables with replicas have none, because a throttled replica would fall behind.
   * @default 4
   */
  readonly maxThroughputFactor?: number;
  /**
   * The utilization at which provisioned capacity scales, 20 to 90 percent.
   * @default 70
   */
  readonly targetUtilizationPercent?: number;
  /**
   * How many days back a table can be restored to, 1 to 35.
   * @default 35
   */
  readonly recoveryPeriodInDays?: number;
  /**
   * Whether tables and replicas are protected from deletion.
   * @default - they are, unless `removalPolicy` lets them go
   */
  readonly deletionProtection?: boolean;
  /**
   * The kind of key; `encryptionKey` of the store is a customer managed one and excludes this.
   * @default DynamoDbEncryption.AWS_MANAGED
   */
  readonly encryption?: DynamoDbEncryption;
  /**
   * CloudWatch Contributor Insights. It shows the values of keys in clear to whoever may read CloudWatch, whatever key encrypts the table.
   * @default - throttled keys only; off when the store has an `encryptionKey`
   */
  readonly contributorInsights?: dynamodb.ContributorInsightsSpecification;
  /**
   * Settings of the replicas, by Region.
   * @default - as the home Region
   */
  readonly replicas?: { [region: string]: DynamoDbReplicaOptions };
  /**
   * The Region that witnesses writes and holds no data, one of the profile's `regions.replicas`: two replicas and a witness are one way to
   * strong consistency between Regions.
   * @default - none
   */
  readonly witnessRegion?: string;
  /**
   * Resource policies of the tables, by entity, or by collection for a shared table; for callers from other accounts. A replica without one of its own gets the same, unless
   * the CDK's feature flag `@aws-cdk/aws-dynamodb:resourcePolicyPerReplica` is set.
   * @default - none
   */
  readonly resourcePolicies?: { [entity: string]: iam.PolicyDocument };
  /**
   * Backups by AWS Backup, kept apart from the tables and longer than point-in-time recovery can.
   * @default - none: point-in-time recovery only
   */
  readonly backup?: DynamoDbBackupOptions;
  /**
   * Whether there is a CloudWatch dashboard of the tables, indexes and feeds.
   * @default false
   */
  readonly dashboard?: boolean;
}
