import { CfnResource } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { IConstruct } from 'constructs';
import { AccessMap } from '../designs/dynamodb/access-map/access-map';
import { DataAccess } from './data-access';
import { DataStoreGrants } from './data-store-grants';
import { DynamoDbResources } from './dynamodb/dynamodb-resources';
import { PostgresResources } from './postgres/postgres-resources';

/** What each engine's construct offers to the `DataStore` in front of it. */
export interface Store extends IConstruct, ec2.IConnectable {
  readonly grants: DataStoreGrants;
  /** Undefined on the other engine. */
  readonly postgres?: PostgresResources;
  /** Undefined on the other engine. */
  readonly dynamoDb?: DynamoDbResources;
  /** Tables that existed and stay, by entity; undefined where there are none. */
  readonly existingTables?: Readonly<Record<string, dynamodb.ITable>>;
  /** The requests on existing tables, by the names of their own indexes; undefined where there are none. */
  readonly accessMap?: AccessMap;
  /** The resource that carries engine and decision hash in its metadata; undefined when every table existed. */
  readonly primaryResource?: CfnResource;
  /** Values for CloudFormation outputs, by output name: `Endpoint` and so on, or `OrderTable` for each entity. */
  readonly outputs: Readonly<Record<string, string>>;
  connectFunction(fn: lambda.Function, access?: DataAccess): void;
  connectService(service: ecs.BaseService, container: ecs.ContainerDefinition, access?: DataAccess): void;
  metricSaturation(options?: cloudwatch.MetricOptions): cloudwatch.IMetric;
}
