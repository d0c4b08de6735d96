import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { IConstruct } from 'constructs';
import { Decision } from '../decision/decision';
import { Engine } from '../profile/engine';
import { DataAccess } from './data-access';
import { DataStoreGrants } from './data-store-grants';
import { DynamoDbResources } from './dynamodb/dynamodb-resources';
import { PostgresResources } from './postgres/postgres-resources';

/** A store whose engine was settled by its access patterns: one face for both engines. */
export interface IDataStore extends IConstruct, ec2.IConnectable {
  /** The engine. */
  readonly engine: Engine;
  /** Why this engine, and why each of its settings. */
  readonly decision: Decision;
  /** Permissions on the data. */
  readonly grants: DataStoreGrants;
  /** What the Postgres store is made of; asking for it fails when the engine is DynamoDB. */
  readonly postgres: PostgresResources;
  /** What the DynamoDB store is made of; asking for it fails when the engine is Postgres. */
  readonly dynamoDb: DynamoDbResources;
  /** The DynamoDB tables that existed and stay, by entity; empty where there are none. */
  readonly existingTables: { [entity: string]: dynamodb.ITable };

  /**
   * Grants the function access, opens the network to it and sets its environment.
   *
   * DynamoDB: `DATA_STORE_TABLES`, a JSON object of `{ entity: { table, region, indexes } }`.
   * Postgres: `PGHOST`, `PGPORT`, `PGDATABASE`, `PGSSLMODE` (`verify-full`), `DATA_STORE_SECRET_ARN` (the secret that holds `username`
   * and `password`) and `DATA_STORE_CA_CERTIFICATE` (the PEM to verify the pooler with). Never a secret's value.
   * Postgres behind RDS Proxy with IAM authentication: `PGUSER` instead of the secret; the password is a token of the function's role.
   * Behind RDS Proxy and without a pooler there is no `DATA_STORE_CA_CERTIFICATE`: Amazon's public authority signs the proxy's certificate
   * (libpq: `PGSSLROOTCERT=system`), and RDS's the database's (https://truststore.pki.rds.amazonaws.com/global/global-bundle.pem).
   * Postgres through the Data API: `PGDATABASE`, `DATA_STORE_SECRET_ARN` and `DATA_STORE_CLUSTER_ARN`.
   * Postgres beside existing tables: both.
   *
   * Fails for Postgres when the function is not in a VPC and the store has no Data API, and when the function is connected to
   * another store already.
   * @param fn the function
   * @param access what it may do; read and write when left out
   */
  connectFunction(fn: lambda.Function, access?: DataAccess): void;

  /**
   * Grants the service's task role access, opens the network to it and sets the container's environment, as `connectFunction` does.
   * @param service the service
   * @param container the container that uses the store
   * @param access what it may do; read and write when left out
   */
  connectService(service: ecs.BaseService, container: ecs.ContainerDefinition, access?: DataAccess): void;

  /**
   * What callers feel when the store is short of capacity: throttled requests on DynamoDB (a count of each operation in use on each table; an
   * alarm takes ten of them at most, and each table has alarms of its own), on Postgres the
   * longest wait of a client for a connection of the pool (seconds), without a pooler the connections of the database.
   * @param options how to read the metric
   */
  metricSaturation(options?: cloudwatch.MetricOptions): cloudwatch.IMetric;
}
