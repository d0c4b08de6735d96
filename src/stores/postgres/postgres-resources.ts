import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as rds from 'aws-cdk-lib/aws-rds';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { PgBouncer } from '../pgbouncer/pgbouncer';

/** What a Postgres store is made of. Exactly one of `instance`, `cluster` and `multiAzCluster` is there. */
export interface PostgresResources {
  /** The network. */
  readonly vpc: ec2.IVpc;
  /** The database's own security group; clients reach the pooler, not the database. */
  readonly databaseSecurityGroup: ec2.ISecurityGroup;
  /**
   * The RDS instance.
   * @default - the deployment is a cluster
   */
  readonly instance?: rds.DatabaseInstance;
  /**
   * The Aurora cluster.
   * @default - the deployment is not Aurora
   */
  readonly cluster?: rds.DatabaseCluster;
  /**
   * The RDS Multi-AZ cluster.
   * @default - the deployment is another one
   */
  readonly multiAzCluster?: rds.CfnDBCluster;
  /**
   * The Aurora Global Database that the cluster is the primary of.
   * @default - the data lives in one Region
   */
  readonly globalCluster?: rds.CfnGlobalCluster;
  /** The name of the database. */
  readonly databaseName: string;
  /**
   * The drafted tables, indexes, jobs and triggers in SQL, each with its reason: for a migration tool. It stands in the cloud assembly too, in
   * a file ending in `.schema.sql`.
   */
  readonly schemaSql: string;
  /** Where clients connect to: the pooler, or the database when there is none. */
  readonly endpoint: rds.Endpoint;
  /** Where the database itself answers; for migrations and administration. */
  readonly writerEndpoint: rds.Endpoint;
  /** Where the readers answer: one endpoint that balances, on RDS each read replica's; empty when there are none. */
  readonly readerEndpoints: rds.Endpoint[];
  /**
   * The login that reads and writes, as clients use it: `host`, `port`, `dbname`, `username`, `password`. With RDS Proxy `host` is the database's:
   * take `endpoint` instead.
   */
  readonly readWriteSecret: secretsmanager.ISecret;
  /** The login that only reads, as clients use it; as `readWriteSecret`. */
  readonly readOnlySecret: secretsmanager.ISecret;
  /** The login that owns the schema; for migrations, not for applications. */
  readonly ownerSecret: secretsmanager.ISecret;
  /**
   * PgBouncer in front of the database.
   * @default - another pooler was chosen, or none
   */
  readonly pooler?: PgBouncer;
  /**
   * RDS Proxy in front of the database.
   * @default - another pooler was chosen, or none
   */
  readonly proxy?: rds.DatabaseProxy;
  /** The key that encrypts storage, snapshots, Performance Insights and logins. */
  readonly encryptionKey: kms.IKey;
  /** The alarms on load, memory, storage, connections, transaction ids, replicas and waiting clients. They have no actions yet. */
  readonly alarms: cloudwatch.Alarm[];
  /**
   * The dashboard of database and pooler.
   * @default - none was asked for
   */
  readonly dashboard?: cloudwatch.Dashboard;
}
