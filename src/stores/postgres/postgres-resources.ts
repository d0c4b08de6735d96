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
  /** Where clients connect to: the pooler. */
  readonly endpoint: rds.Endpoint;
  /** Where the database itself answers; for migrations and administration. */
  readonly writerEndpoint: rds.Endpoint;
  /** Where the readers answer: one endpoint that balances, on RDS each read replica's; empty when there are none. */
  readonly readerEndpoints: rds.Endpoint[];
  /** The login that reads and writes, as clients use it: libpq names `host`, `port`, `dbname`, `username`, `password`. */
  readonly readWriteSecret: secretsmanager.ISecret;
  /** The login that only reads, as clients use it: libpq names `host`, `port`, `dbname`, `username`, `password`. */
  readonly readOnlySecret: secretsmanager.ISecret;
  /** The login that owns the schema; for migrations, not for applications. */
  readonly ownerSecret: secretsmanager.ISecret;
  /** The connection pooler in front of the database. */
  readonly pooler: PgBouncer;
  /** The key that encrypts storage, snapshots and Performance Insights; secrets have the AWS managed key of Secrets Manager. */
  readonly encryptionKey: kms.IKey;
  /** The alarms on load, storage, connections and waiting clients. */
  readonly alarms: cloudwatch.Alarm[];
}
