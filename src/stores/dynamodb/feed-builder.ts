import { RemovalPolicy, Validations } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as events from 'aws-cdk-lib/aws-events';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { ChangeFeedOptions } from './change-feed-options';
import { deadLetterQueue } from './dead-letter-queue';
import { DynamoDbFeed } from './dynamodb-feed';
import { FeedPlan } from './feed-plan';
import { EventBridgeFeed, KinesisFeed, StreamFeed } from './feeds';
import { buildPipe } from './pipe';

/** What feeds are built from. */
export interface FeedSettings {
  readonly tables: ReadonlyMap<string, dynamodb.TableV2>;
  /** There whenever a plan runs through Kinesis. */
  readonly stream?: kinesis.IStream;
  readonly options: Readonly<Record<string, ChangeFeedOptions>>;
}

/** The stream that all feeds through Kinesis share: a table has one, and its records name their table. */
export function changeStream(scope: Construct, removalPolicy: RemovalPolicy): kinesis.Stream {
  return new kinesis.Stream(scope, 'ChangeStream', {
    streamMode: kinesis.StreamMode.ON_DEMAND,
    encryption: kinesis.StreamEncryption.MANAGED,
    removalPolicy,
  });
}

/** Builds one feed in a scope of its own. */
export function buildFeed(scope: Construct, plan: FeedPlan, settings: FeedSettings): DynamoDbFeed {
  const { feed } = plan;
  const queue = deadLetterQueue(scope, 'DeadLetters');
  const tables = tablesOf(plan, settings);
  if (plan.toEventBus) return eventBridgeFeed(scope, plan, settings, queue);
  return plan.carrier === 'kinesis'
    ? new KinesisFeed(feed.name, queue, settings.stream!, feed.entity ? [...tables.values()].map(ofTable) : undefined)
    : new StreamFeed(feed.name, queue, [...tables.values()]);
}

function eventBridgeFeed(scope: Construct, plan: FeedPlan, settings: FeedSettings, queue: sqs.Queue): EventBridgeFeed {
  const { name, share } = plan.feed;
  const options = settings.options[name] ?? {};
  const eventBus = options.eventBus ?? new events.EventBus(scope, 'Bus');
  const eventSource = `data-store.${name}`;
  if (share !== undefined && share < 1 && options.filters === undefined) {
    Validations.of(scope).addWarning('data-store::unfiltered-feed', `change feed '${name}' needs ${share * 100} % of the changes and gets `
      + 'all of them, which EventBridge bills; give it filters');
  }
  const common = { eventBus, deadLetterQueue: queue, eventSource };
  if (plan.carrier === 'kinesis') {
    const wanted = plan.feed.entity ? [...tablesOf(plan, settings).values()].map(ofTable) : undefined;
    const filters = options.filters?.map((filter) => ({ data: filter })) ?? wanted;
    buildPipe(scope, 'Pipe', { ...common, source: { stream: settings.stream! }, detailType: 'Item changed', filters });
    return new EventBridgeFeed(name, queue, eventBus, eventSource, settings.stream);
  }
  for (const [entity, table] of tablesOf(plan, settings)) {
    buildPipe(scope, `${entity}Pipe`, { ...common, source: { table }, detailType: `${entity} changed`, filters: options.filters });
  }
  return new EventBridgeFeed(name, queue, eventBus, eventSource, undefined);
}

function tablesOf(plan: FeedPlan, settings: FeedSettings): Map<string, dynamodb.TableV2> {
  return new Map([...settings.tables].filter(([entity]) => plan.feed.entity === undefined || plan.feed.entity === entity));
}

function ofTable(table: dynamodb.TableV2): { data: { tableName: string[] } } {
  return { data: { tableName: [table.tableName] } };
}
