import { CfnResource, RemovalPolicy } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { AccessMap } from '../../designs/dynamodb/access-map/access-map';
import { accessMapOf } from '../../designs/dynamodb/access-map/build';
import { builtTables } from '../../designs/dynamodb/collections';
import { DynamoDbDesign, ThroughputPlan } from '../../designs/dynamodb/dynamodb-design';
import { throughputPlans } from '../../designs/dynamodb/throughput';
import { Workload } from '../../profile/workload';
import { setContainerEnvironment, setFunctionEnvironment } from '../connect';
import { DataAccess } from '../data-access';
import { Store } from '../store';
import { adopt, Adoption } from './adoption';
import { AlarmList } from './alarm-list';
import { ChangeFeedOptions } from './change-feed-options';
import { DynamoDbFeed } from './dynamodb-feed';
import { DynamoDbOptions } from './dynamodb-options';
import { DynamoDbResources } from './dynamodb-resources';
import { ExistingTable } from './existing-table';
import { buildFeed, changeStream } from './feed-builder';
import { FeedPlan } from './feed-plan';
import { throttledRequests } from './metrics';
import { outputsOf, tablesEnvironment } from './names-of-tables';
import { PatternGrants } from './pattern-grants';
import { checkedPlans } from './plan';
import { Replication, replicationOf } from './replicas';
import { storeTables } from './store-tables';
import { StreamReaders } from './stream-readers';
import { buildSurroundings, operationsOn, Surroundings } from './surroundings';
import { buildTable } from './table';

/** What a DynamoDB store is built from. */
export interface DynamoDbStoreProps {
  readonly design: DynamoDbDesign;
  readonly workload: Workload;
  /** RETAIN when left out; DESTROY also lifts the deletion protection. */
  readonly removalPolicy?: RemovalPolicy;
  /** A key of AWS when left out. */
  readonly encryptionKey?: kms.IKey;
  readonly options?: DynamoDbOptions;
  /** How feeds are delivered, by name. */
  readonly changeFeeds?: Readonly<Record<string, ChangeFeedOptions>>;
  /** Tables that stay: they are granted, watched and read, and never changed. */
  readonly existingTables?: readonly ExistingTable[];
  readonly alarmActions?: readonly cloudwatch.IAlarmAction[];
}

/** What tables are built with, besides the design. */
interface TableParts {
  readonly adoption: Adoption;
  readonly replication: Replication;
  readonly throughput: readonly ThroughputPlan[];
  readonly stream?: kinesis.IStream;
}

/** The tables of a design, with their feeds, alarms and grants. */
export class DynamoDbStore extends Construct implements Store {
  public readonly dynamoDb: DynamoDbResources;
  public readonly existingTables: Readonly<Record<string, dynamodb.ITable>>;
  public readonly accessMap?: AccessMap;
  public readonly grants: PatternGrants;
  /** DynamoDB is reached over HTTPS: there is no security group to open. */
  public readonly connections = new ec2.Connections();
  public readonly primaryResource?: CfnResource;
  public readonly outputs: Readonly<Record<string, string>>;
  private readonly tables: ReadonlyMap<string, dynamodb.ITable>;
  private readonly design: DynamoDbDesign;

  constructor(scope: Construct, id: string, props: DynamoDbStoreProps) {
    super(scope, id);
    const options = props.options ?? {};
    const adoption = adopt(props.design, props.existingTables ?? []);
    const plans = checkedPlans(this, props, adoption);
    const replication = replicationOf(props.design, options);
    const alarms = new AlarmList(props.alarmActions ?? []);
    this.design = adoption.design;
    this.existingTables = Object.fromEntries(adoption.tables);
    if (adoption.tables.size > 0) this.accessMap = accessMapOf(props.workload, this.design);
    const stream = this.streamFor(plans, props);
    const throughput = throughputPlans(props.design.tables.filter(({ entity }) => !adoption.tables.has(entity)), props.design.demand, {
      ...options, mode: props.design.options['dynamodb/capacity-mode'], replicated: replication.regions.length > 0,
    });
    const own = this.buildTables(plans, props, { adoption, replication, stream, throughput });
    this.tables = new Map(adoption.design.tables.map(({ entity }) => [entity, adoption.tables.get(entity) ?? own[entity]]));
    const feeds = this.buildFeeds(plans, {
      tables: storeTables(this.design, this.tables), stream, options: props.changeFeeds ?? {}, alarms, readers: new StreamReaders(),
    });
    const surroundings = buildSurroundings(this, { ...props, options, design: this.design, tables: this.tables, own, feeds, replication, alarms });
    const replicaKeyArns = Object.values(options.replicas ?? {}).flatMap(({ encryptionKeyArn }) => encryptionKeyArn ?? []);
    this.grants = new PatternGrants({ tables: this.tables, design: this.design, replicaRegions: replication.regions, replicaKeyArns });
    this.dynamoDb = this.resources(props, { own, feeds, alarms, surroundings });
    this.primaryResource = Object.values(own)[0]?.node.defaultChild as CfnResource | undefined;
    this.outputs = outputsOf(this.design, this.tables, throughput);
  }

  public connectFunction(fn: lambda.Function, access: DataAccess = DataAccess.READ_WRITE): void {
    this.grants.access(fn, access);
    setFunctionEnvironment(this, fn, tablesEnvironment(this.design, this.tables));
  }

  public connectService(service: ecs.BaseService, container: ecs.ContainerDefinition, access: DataAccess = DataAccess.READ_WRITE): void {
    this.grants.access(service.taskDefinition.taskRole, access);
    setContainerEnvironment(this, service, container, tablesEnvironment(this.design, this.tables));
  }

  public metricSaturation(options?: cloudwatch.MetricOptions): cloudwatch.IMetric {
    const used = storeTables(this.design, this.tables).map((each) => ({ table: each.table, operations: operationsOn(each, this.design) }));
    return throttledRequests(used, options);
  }

  private streamFor(plans: readonly FeedPlan[], { changeFeeds = {}, encryptionKey, removalPolicy }: DynamoDbStoreProps): kinesis.IStream | undefined {
    const names = plans.filter((plan) => plan.carrier === 'kinesis').map(({ feed }) => feed.name);
    if (names.length === 0) return undefined;
    const given = names.flatMap((name) => changeFeeds[name]?.stream ?? []);
    const retention = names.flatMap((name) => changeFeeds[name]?.retention ?? []).sort((a, b) => b.toSeconds() - a.toSeconds())[0];
    return given[0] ?? changeStream(this, { removalPolicy: removalPolicy ?? RemovalPolicy.RETAIN, encryptionKey, retention });
  }

  private buildTables(
    plans: readonly FeedPlan[], props: DynamoDbStoreProps,
    { adoption, replication, stream, throughput }: TableParts,
  ): Record<string, dynamodb.TableV2> {
    const onKinesis = plans.filter((plan) => plan.carrier === 'kinesis');
    const drawn = builtTables(props.design.tables.filter(({ entity }) => !adoption.tables.has(entity)));
    return Object.fromEntries(drawn.flatMap((built) => {
      const table = buildTable(this, built, {
        ...props,
        options: props.options ?? {},
        throughput: throughput.find((plan) => plan.table === built.name)!,
        removalPolicy: props.removalPolicy ?? RemovalPolicy.RETAIN,
        replication,
        kinesisStream: built.parts.some(({ entity }) => wants(onKinesis, entity)) ? stream : undefined,
      });
      return built.parts.map(({ entity }) => [entity, table]);
    }));
  }

  private buildFeeds(plans: readonly FeedPlan[], settings: Parameters<typeof buildFeed>[2]): Record<string, DynamoDbFeed> {
    const feeds = plans.map((plan) => buildFeed(new Construct(this, `${plan.feed.name}Feed`), plan, settings));
    // Every feed has its reader of a stream before one takes another.
    for (const feed of feeds) for (const consumer of settings.options[feed.feedName]?.consumers ?? []) feed.addConsumer(consumer);
    return Object.fromEntries(feeds.map((feed) => [feed.feedName, feed]));
  }

  private resources(
    { encryptionKey }: DynamoDbStoreProps,
    { own, feeds, alarms, surroundings }: {
      own: Record<string, dynamodb.TableV2>; feeds: Record<string, DynamoDbFeed>; alarms: AlarmList; surroundings: Surroundings;
    },
  ): DynamoDbResources {
    return { tables: own, grants: this.grants, feeds, encryptionKey, alarms: alarms.alarms, ...surroundings };
  }
}

function wants(plans: readonly FeedPlan[], entity: string): boolean {
  return plans.some((plan) => plan.feed.entity === undefined || plan.feed.entity === entity);
}
