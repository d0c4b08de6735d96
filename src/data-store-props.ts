import { RemovalPolicy } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as kms from 'aws-cdk-lib/aws-kms';
import { EngineOverride } from './decision/decision';
import { PriceOverrides } from './designs/cost/price-overrides';
import { AccessPatternProfile } from './profile/access-pattern-profile';
import { Thresholds } from './rules/thresholds';
import { ChangeFeedOptions } from './stores/dynamodb/change-feed-options';
import { DynamoDbOptions } from './stores/dynamodb/dynamodb-options';
import { ExistingTable } from './stores/dynamodb/existing-table';
import { PostgresOptions } from './stores/postgres/postgres-options';

/** What a `DataStore` is made from. */
export interface DataStoreProps {
  /** How the data will be accessed; `AccessPatternProfiles.fromFile` reads one from a file. */
  readonly profile: AccessPatternProfile;

  /**
   * A disagreement with the decision. The reason is recorded, and what speaks against the engine becomes warnings.
   * @default - the decision stands
   */
  readonly override?: EngineOverride;

  /**
   * Thresholds that differ from the defaults. The context key `cdk-data-store:thresholds` sets them for a whole app;
   * what is set here comes first.
   * @default - those of the context, else the defaults of the rules
   */
  readonly thresholds?: Thresholds;

  /**
   * Prices of your own for the estimates: another Region's level, or what you agreed with AWS. The context key `cdk-data-store:prices`
   * sets them for a whole app; what is set here comes first. Break-evens between settings are weighed at the prices of us-east-1.
   * @default - those of the context, else AWS's list prices by the dated snapshot of this library
   */
  readonly prices?: PriceOverrides;

  /**
   * The entities whose tables and indexes the deployment of a Postgres store creates, and keeps adding to as the profile grows; it never drops or
   * rewrites anything. For every other entity a migration tool is expected to make them (`postgres.schemaSql` is what was drafted): the
   * deployment looks for them and reports, without failing, which pattern lacks its index (output `SchemaReport`).
   * @default - none
   */
  readonly createTables?: string[];

  /**
   * The network of a Postgres store.
   * @default - a VPC of its own, with isolated subnets in two Availability Zones
   */
  readonly vpc?: ec2.IVpc;

  /**
   * The subnets of the database and the pooler.
   * @default - the isolated ones of the VPC, else the private ones
   */
  readonly vpcSubnets?: ec2.SubnetSelection;

  /**
   * What of a Postgres store the profile does not settle: pooler, version, restore, parameters, network access and so on.
   * @default - the defaults of each
   */
  readonly postgres?: PostgresOptions;

  /**
   * A customer managed key for everything the store encrypts. With another one later, CloudFormation replaces a Postgres database by an empty one.
   * @default - Postgres: a key of its own; DynamoDB: the AWS managed key
   */
  readonly encryptionKey?: kms.IKey;

  /**
   * Settings of a DynamoDB store that no access pattern can tell: replicas, protection, backups, a dashboard.
   * @default - the defaults of each
   */
  readonly dynamoDb?: DynamoDbOptions;

  /**
   * The DynamoDB tables that hold this data today, where the profile declares them (`existingStore`) and the decision keeps them. They
   * are imported and granted beside the new store, or in its place; nothing about them changes, and no data moves.
   * @default - none: an existing table is decided about, and not part of the store
   */
  readonly existingTables?: ExistingTable[];

  /**
   * What every alarm of the store does, such as `new SnsAction(topic)`.
   * @default - nothing: alarms change their state
   */
  readonly alarmActions?: cloudwatch.IAlarmAction[];

  /**
   * How the change feeds of a DynamoDB store are delivered, by the feed's name in the profile.
   * @default - every change; feeds to EventBridge get a bus of their own
   */
  readonly changeFeeds?: { [feed: string]: ChangeFeedOptions };

  /**
   * What becomes of the data when the store leaves the stack. Any other policy than the default and RETAIN also lifts deletion protection.
   * @default - everything is retained and protected from deletion; of a Postgres store whose very first deployment fails,
   * CloudFormation removes what it has just made, up to the protected database
   */
  readonly removalPolicy?: RemovalPolicy;
}
