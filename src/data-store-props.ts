import { RemovalPolicy } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as kms from 'aws-cdk-lib/aws-kms';
import { EngineOverride } from './decision/decision';
import { AccessPatternProfile } from './profile/access-pattern-profile';
import { Thresholds } from './rules/thresholds';
import { ChangeFeedOptions } from './stores/dynamodb/change-feed-options';

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
   * A customer managed key for everything the store encrypts.
   * @default - Postgres: a key of its own; DynamoDB: the AWS managed key
   */
  readonly encryptionKey?: kms.IKey;

  /**
   * Keys of the replicas of a DynamoDB store, by Region: one customer managed key in each, by its ARN.
   * @default - none; needed for each replica when `encryptionKey` is given
   */
  readonly replicaKeyArns?: { [region: string]: string };

  /**
   * The Region that witnesses writes and holds no data: two replicas and a witness are one way to strong consistency between Regions.
   * @default - none
   */
  readonly witnessRegion?: string;

  /**
   * How change feeds are delivered, by the feed's name in the profile.
   * @default - feeds to EventBridge get a bus of their own and every change
   */
  readonly changeFeeds?: { [feed: string]: ChangeFeedOptions };

  /**
   * What becomes of the data when the store leaves the stack. Any other policy than the default and RETAIN also lifts deletion protection.
   * @default - everything is retained and protected from deletion; of a Postgres store whose very first deployment fails,
   * CloudFormation removes what it has just made, up to the protected database
   */
  readonly removalPolicy?: RemovalPolicy;
}
