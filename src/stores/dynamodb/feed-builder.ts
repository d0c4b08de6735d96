import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as kms from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledge';
import { AlarmList } from './alarm-list';
import { watchDeadLetters, watchPipe } from './alarms';
import { ChangeFeedOptions } from './change-feed-options';
import { deadLetterQueue } from './dead-letter-queue';
import { DynamoDbFeed } from './dynamodb-feed';
import { changeFilters, kinesisFilters } from './feed-filters';
import { FeedPlan } from './feed-plan';
import { EventBridgeFeed, FeedParts, KinesisFeed, StreamFeed } from './feeds';
import { buildPipe, PipeSource } from './pipe';
import { StoreTable } from './store-tables';
import { StreamReaders } from './stream-readers';

/** What feeds are built from. */
export interface FeedSettings {
  readonly tables: readonly StoreTable[];
  /** There whenever a plan runs through Kinesis. */
  readonly stream?: kinesis.IStream;
  readonly options: Readonly<Record<string, ChangeFeedOptions>>;
  readonly alarms: AlarmList;
  readonly readers: StreamReaders;
}

/** How the stream is kept that all feeds through Kinesis share: a table has one, and its records name their table. */
export interface ChangeStreamProps {
  readonly removalPolicy: RemovalPolicy;
  readonly encryptionKey?: kms.IKey;
  readonly retention?: Duration;
}

/** The stream of the store. With a customer managed key DynamoDB writes to it through its service-linked role, by the key's IAM policies. */
export function changeStream(scope: Construct, { removalPolicy, encryptionKey, retention }: ChangeStreamProps): kinesis.Stream {
  const stream = new kinesis.Stream(scope, 'ChangeStream', {
    streamMode: kinesis.StreamMode.ON_DEMAND,
    encryption: encryptionKey ? kinesis.StreamEncryption.KMS : kinesis.StreamEncryption.MANAGED,
    encryptionKey,
    retentionPeriod: retention,
    removalPolicy,
  });
  acknowledge(stream, { 'AwsSolutions-KDS3': 'the key of the store encrypts the changes as it does the tables' });
  return stream;
}

/** Builds one feed in a scope of its own. */
export function buildFeed(scope: Construct, plan: FeedPlan, settings: FeedSettings): DynamoDbFeed {
  const { name, entity } = plan.feed;
  const options = settings.options[name] ?? {};
  const queue = deadLetterQueue(scope, 'DeadLetters');
  const tables = tablesOf(plan, settings);
  const filters = plan.carrier === 'kinesis'
    ? kinesisFilters(options, entity && tables[0].table.tableName)
    : changeFilters(options);
  const feed = carry(scope, plan, settings, { name, deadLetterQueue: queue, options, alarms: settings.alarms, filters });
  watchDeadLetters(scope, name, queue, settings.alarms);
  return feed;
}

function carry(scope: Construct, plan: FeedPlan, settings: FeedSettings, parts: FeedParts): DynamoDbFeed {
  if (plan.toEventBus) return eventBridgeFeed(scope, plan, settings, parts);
  return plan.carrier === 'kinesis'
    ? new KinesisFeed(parts, settings.stream!)
    : new StreamFeed(parts, tablesOf(plan, settings).map(({ table }) => table), settings.readers);
}

function eventBridgeFeed(scope: Construct, plan: FeedPlan, settings: FeedSettings, parts: FeedParts): EventBridgeFeed {
  const { name, share } = plan.feed;
  const eventBus = parts.options.eventBus ?? new events.EventBus(scope, 'Bus');
  const eventSource = `data-store.${name}`;
  if (share !== undefined && share < 1 && parts.filters === undefined) {
    Validations.of(scope).addWarning('data-store::unfiltered-feed', `change feed '${name}' needs ${share * 100} % of the changes and gets `
      + 'all of them, which EventBridge bills; give it filters');
  }
  const carryOn = (id: string, source: PipeSource, detailType: string) => {
    const pipe = buildPipe(scope, id, { ...parts, eventBus, eventSource, source, detailType });
    watchPipe(scope, id, name, pipe, settings.alarms);
  };
  if (plan.carrier === 'kinesis') {
    carryOn('Pipe', { stream: settings.stream! }, 'Item changed');
    return new EventBridgeFeed(parts, eventBus, eventSource, settings.stream);
  }
  for (const { name: held, table } of tablesOf(plan, settings)) {
    settings.readers.reserve(table);
    carryOn(`${held}Pipe`, { table }, `${held} changed`);
  }
  return new EventBridgeFeed(parts, eventBus, eventSource, undefined);
}

function tablesOf({ feed }: FeedPlan, { tables }: FeedSettings): readonly StoreTable[] {
  return tables.filter(({ parts }) => feed.entity === undefined || parts.some(({ entity }) => entity === feed.entity));
}
