import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as rds from 'aws-cdk-lib/aws-rds';
import { PostgresPooler } from './postgres-pooler';
import { RestoreSource } from './restore-source';

/** The way of tasks and functions in a VPC of the store's own to AWS services. */
export enum NetworkAccess {
  /** Interface endpoints: each reaches one service, and there is no way to any other address. */
  INTERFACE_ENDPOINTS = 'interface-endpoints',
  /** One NAT gateway: cheaper where there are four endpoints, and open to any address. The database stays in isolated subnets. */
  NAT_GATEWAY = 'nat-gateway',
}

/** What of a Postgres store the profile does not settle. */
export interface PostgresOptions {
  /**
   * What stands between clients and database.
   * @default PostgresPooler.pgBouncer()
   */
  readonly pooler?: PostgresPooler;

  /**
   * What a new database is restored from. Not for an Aurora Global Database.
   * @default - an empty database
   */
  readonly restoreFrom?: RestoreSource;

  /**
   * The version of PostgreSQL, major and minor. A higher minor version is an upgrade in place, within the deployment that asks for it. For a higher
   * major version set `allowMajorVersionUpgrade` in the same deployment, after you have tried it on a restored copy; a lower one cannot be had.
   *
   * The default moves with releases of this library: within a minor release to a higher minor version, to another major version in a major
   * release alone. Set it to what runs, to decide when.
   * @default - 17.7: the newest that every deployment offers, and a long-term support release of Aurora
   */
  readonly engineVersion?: string;

  /**
   * Whether the next deployment may upgrade to another major version. Leave it out before and after.
   * @default false
   */
  readonly allowMajorVersionUpgrade?: boolean;

  /**
   * Whether RDS applies minor versions in the maintenance window.
   * @default - true on RDS; on Aurora true with an `engineVersion`, because its default is a long-term support release, which AWS patches
   * as long as it is not upgraded
   */
  readonly autoMinorVersionUpgrade?: boolean;

  /**
   * The name of the database.
   * @default app
   */
  readonly databaseName?: string;

  /**
   * Parameters of the database beside or instead of those of the store. Static ones wait for a restart that CloudFormation does not do.
   * @default - none
   */
  readonly parameters?: { [name: string]: string };

  /**
   * Whether changes can leave by logical decoding. It is a static parameter: set it from the first day where a feed may come later.
   * @default - when the profile has change feeds
   */
  readonly logicalReplication?: boolean;

  /**
   * Whether the Data API answers, Aurora alone: SQL over HTTPS for clients outside the VPC, with the right to call it and the login's secret.
   * @default - when the profile says that clients cannot join the VPC
   */
  readonly dataApi?: boolean;

  /**
   * How much Database Insights keeps: 7 days at no charge, or 15 months at a price.
   * @default rds.DatabaseInsightsMode.STANDARD
   */
  readonly databaseInsightsMode?: rds.DatabaseInsightsMode;

  /**
   * How long the exported logs of the database are kept, and the flow logs of a VPC of the store's own.
   * @default logs.RetentionDays.ONE_MONTH
   */
  readonly logRetention?: logs.RetentionDays;

  /**
   * The way of a VPC of the store's own to AWS services. Without effect with `vpc`.
   * @default - settled by the rules: endpoints, in development the cheaper of both
   */
  readonly networkAccess?: NetworkAccess;

  /**
   * The security group of the interface endpoints in `vpc`: tasks and functions of the store, and connected clients, are let in to it.
   * @default - the endpoints let them in already, or there is another way out
   */
  readonly endpointSecurityGroup?: ec2.ISecurityGroup;

  /**
   * Where the flow logs of a VPC of the store's own go.
   * @default - a new log group
   */
  readonly flowLogGroup?: logs.ILogGroup;

  /**
   * The identifier of an Aurora Global Database, which every Region agrees on. It cannot be changed later.
   * @default - made from the path of the store
   */
  readonly globalClusterIdentifier?: string;

  /**
   * Whether a CloudWatch dashboard of database and pooler is made.
   * @default true
   */
  readonly dashboard?: boolean;
}
