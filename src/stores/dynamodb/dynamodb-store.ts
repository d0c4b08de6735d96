import { CfnResource, RemovalPolicy } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { DynamoDbDesign } from '../../designs/dynamodb/dynamodb-design';
import { Workload } from '../../profile/workload';
import { Environment, setContainerEnvironment, setFunctionEnvironment } from '../connect';
import { DataAccess } from '../data-access';
import { DataStoreGrants } from '../data-store-grants';
import { Store } from '../store';
import { deadLetterAlarm, throttleAlarm, throttledRequests } from './alarms';
import { ChangeFeedOptions } from './change-feed-options';
import { DynamoDbFeed } from './dynamodb-feed';
import { DynamoDbGrants } from './dynamodb-grants';
import { DynamoDbResources } from './dynamodb-resources';
import { buildFeed, changeStream } from './feed-builder';
import { FeedPlan, planFeeds } from './feed-plan';
import { replicationOf } from './replicas';
import { buildTable } from './table';

/** What a DynamoDB store is built from. */
export interface DynamoDbStoreProps {
  readonly design: DynamoDbDesign;
  readonly workload: Workload;
  /** RETAIN when left out; DESTROY also lifts the deletion protection. */
  readonly removalPolicy?: RemovalPolicy;
  /** The AWS managed key of DynamoDB when left out. */
  readonly encryptionKey?: kms.IKey;
  /** ARNs of the customer managed keys of the replicas, by Region. */
  readonly replicaKeyArns?: Readonly<Record<string, string>>;
  /** The Region that only witnesses writes, for strongly consistent replicas. */
  readonly witnessRegion?: string;
  /** How feeds are delivered, by name. */
  readonly changeFeeds?: Readonly<Record<string, ChangeFeedOptions>>;
}

/** The tables of a design, with their feeds, alarms and grants. */
export class DynamoDbStore extends Construct implements Store {
  public readonly dynamoDb: DynamoDbResources;
  public readonly grants: DataStoreGrants;
  /** DynamoDB is reached over HTTPS: there is no security group to open. */
  public readonly connections = new ec2.Connections();
  public readonly primaryResource: CfnResource;
  public readonly outputs: Readonly<Record<string, string>>;
  private readonly tables: ReadonlyMap<string, dynamodb.TableV2>;
  private readonly design: DynamoDbDesign;

  constructor(scope: Construct, id: string, props: DynamoDbStoreProps) {
    super(scope, id);
    this.design = props.design;
    const removalPolicy = props.removalPolicy ?? RemovalPolicy.RETAIN;
    const replication = replicationOf(this, props.design, props);
    const plans = planFeeds(props.workload.profile.changeFeeds ?? [],
      props.design.options['dynamodb/stream'] === 'streams-and-kinesis', replication.regions.length > 0);
    const onKinesis = plans.filter((plan) => plan.carrier === 'kinesis');
    const stream = onKinesis.length > 0 ? changeStream(this, removalPolicy) : undefined;
    this.tables = new Map(props.design.tables.map((table) => [table.entity, buildTable(this, table, {
      ...props, removalPolicy, replication, kinesisStream: wants(onKinesis, table.entity) ? stream : undefined,
    })]));
    const feeds = this.buildFeeds(plans, { tables: this.tables, stream, options: props.changeFeeds ?? {} });
    this.grants = new DynamoDbGrants(this.tables, props.design.coverage, replication.regions);
    this.dynamoDb = { tables: Object.fromEntries(this.tables), feeds, encryptionKey: props.encryptionKey, alarms: this.buildAlarms(feeds) };
    this.primaryResource = [...this.tables.values()][0].node.defaultChild as CfnResource;
    this.outputs = Object.fromEntries([...this.tables].map(([entity, table]) => [`${entity}Table`, table.tableName]));
  }

  public connectFunction(fn: lambda.Function, access: DataAccess = DataAccess.READ_WRITE): void {
    this.grant(fn, access);
    setFunctionEnvironment(this, fn, this.environment());
  }

  public connectService(service: ecs.BaseService, container: ecs.ContainerDefinition, access: DataAccess = DataAccess.READ_WRITE): void {
    this.grant(service.taskDefinition.taskRole, access);
    setContainerEnvironment(this, service, container, this.environment());
  }

  public metricSaturation(options?: cloudwatch.MetricOptions): cloudwatch.IMetric {
    return throttledRequests([...this.tables.values()], options);
  }

  private grant(grantee: Parameters<DataStoreGrants['readData']>[0], access: DataAccess): void {
    if (access === DataAccess.READ) this.grants.readData(grantee);
    else this.grants.readWriteData(grantee);
  }

  private environment(): Environment {
    const names = Object.fromEntries(this.design.tables.map((table) => [table.entity, {
      table: this.tables.get(table.entity)!.tableName,
      indexes: table.indexes.map((index) => index.name),
    }]));
    // Table names need no escaping, so tokens may stand in the JSON as they are.
    return { DATA_STORE_TABLES: JSON.stringify(names) };
  }

  private buildFeeds(plans: readonly FeedPlan[], settings: Parameters<typeof buildFeed>[2]): Record<string, DynamoDbFeed> {
    return Object.fromEntries(plans.map((plan) =>
      [plan.feed.name, buildFeed(new Construct(this, `${plan.feed.name}Feed`), plan, settings)]));
  }

  private buildAlarms(feeds: Readonly<Record<string, DynamoDbFeed>>): cloudwatch.Alarm[] {
    return [
      ...[...this.tables].map(([entity, table]) => throttleAlarm(this, entity, table)),
      ...Object.values(feeds).map((feed) => deadLetterAlarm(this.node.findChild(`${feed.feedName}Feed`) as Construct, feed)),
    ];
  }
}

function wants(plans: readonly FeedPlan[], entity: string): boolean {
  return plans.some((plan) => plan.feed.entity === undefined || plan.feed.entity === entity);
}
