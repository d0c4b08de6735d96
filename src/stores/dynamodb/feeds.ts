import { Duration, IResource, Token } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sources from 'aws-cdk-lib/aws-lambda-event-sources';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { AlarmList } from './alarm-list';
import { watchConsumer, watchDeadLetters } from './alarms';
import { ChangeFeedOptions } from './change-feed-options';
import { deadLetterQueue as makeDeadLetterQueue } from './dead-letter-queue';
import { DynamoDbFeed } from './dynamodb-feed';
import { ChangeFilter } from './feed-filters';
import { streamDelivery } from './stream-delivery';
import { StreamReaders } from './stream-readers';

/** Larger batches gain little once a function call is paid for; a house number within Lambda's 10,000. */
const BATCH_SIZE = 100;

/** What every feed is made of. */
export interface FeedParts {
  readonly name: string;
  readonly deadLetterQueue: sqs.IQueue;
  readonly options: ChangeFeedOptions;
  readonly alarms: AlarmList;
  /** Patterns of which a change must match one; all changes when left out. */
  readonly filters?: readonly ChangeFilter[];
}

abstract class FeedOfParts extends DynamoDbFeed {
  public readonly feedName: string;
  public readonly deadLetterQueue: sqs.IQueue;

  constructor(protected readonly parts: FeedParts) {
    super();
    this.feedName = parts.name;
    this.deadLetterQueue = parts.deadLetterQueue;
  }

  /** A mapping reads in its own Region only, and the feed runs in the home Region: elsewhere a replica's stream says the same again. */
  protected checkRegion(fn: lambda.IFunction, source: IResource): void {
    const [there, here] = [fn.env.region, source.env.region];
    if (Token.isUnresolved(there) || Token.isUnresolved(here) || there === here) return;
    throw new Error(`${fn.node.path} is in ${there}, and the change feed '${this.feedName}' runs in ${here}; consume it there`);
  }

  /** From the oldest record on: a consumer added later, or started late, loses nothing that the stream still holds. */
  protected delivery(): sources.DynamoEventSourceProps {
    const { options, filters } = this.parts;
    return {
      ...streamDelivery(options),
      startingPosition: lambda.StartingPosition.TRIM_HORIZON,
      batchSize: options.batchSize ?? BATCH_SIZE,
      maxBatchingWindow: options.maxBatchingWindow,
      bisectBatchOnError: true,
      reportBatchItemFailures: true,
      onFailure: new sources.SqsDlq(this.deadLetterQueue),
      filters: filters?.map((filter) => lambda.FilterCriteria.filter(filter)),
    };
  }
}

/** A feed that functions read from the tables' own streams. */
export class StreamFeed extends FeedOfParts {
  public readonly stream = undefined;
  public readonly eventBus = undefined;

  private hasConsumer = false;

  constructor(parts: FeedParts, private readonly tables: readonly dynamodb.ITable[], private readonly readers: StreamReaders) {
    super(parts);
    for (const table of tables) readers.reserve(table);
  }

  public addConsumer(fn: lambda.IFunction): void {
    this.checkRegion(fn, this.tables[0]);
    if (this.hasConsumer) for (const table of this.tables) this.readers.add(table, this.feedName, fn.node.path);
    this.hasConsumer = true;
    for (const table of this.tables) fn.addEventSource(new sources.DynamoEventSource(table, this.delivery()));
    watchConsumer(fn, this.parts.alarms);
  }
}

/** A feed that runs through Kinesis. Records may repeat and change places: each carries its time. */
export class KinesisFeed extends FeedOfParts {
  public readonly eventBus = undefined;

  constructor(parts: FeedParts, public readonly stream: kinesis.IStream) {
    super(parts);
  }

  public addConsumer(fn: lambda.IFunction): void {
    this.checkRegion(fn, this.stream);
    fn.addEventSource(new sources.KinesisEventSource(this.stream, this.delivery()));
    watchConsumer(fn, this.parts.alarms);
  }
}

/** A feed that pipes carry to an event bus. */
export class EventBridgeFeed extends FeedOfParts {
  constructor(
    parts: FeedParts,
    public readonly eventBus: events.IEventBus,
    private readonly eventSource: string,
    public readonly stream: kinesis.IStream | undefined,
  ) {
    super(parts);
  }

  /** Rule and queue live beside the function, so that its stack depends on the store's and never the other way round. */
  public addConsumer(fn: lambda.IFunction): void {
    const { retryAttempts, maxRecordAge } = streamDelivery(this.parts.options);
    const deadLetterQueue = makeDeadLetterQueue(fn, `${this.feedName}Undelivered`);
    watchDeadLetters(deadLetterQueue, this.feedName, deadLetterQueue, this.parts.alarms);
    new events.Rule(fn, `${this.feedName}Changes`, {
      eventBus: this.eventBus,
      eventPattern: { source: [this.eventSource] },
      targets: [new targets.LambdaFunction(fn, {
        deadLetterQueue,
        retryAttempts: Math.min(retryAttempts, MAX_RULE_ATTEMPTS),
        maxEventAge: Duration.seconds(Math.min(maxRecordAge.toSeconds(), MAX_RULE_AGE_SECONDS)),
      })],
    });
  }
}

/** EventBridge API reference, RetryPolicy. */
const MAX_RULE_ATTEMPTS = 185;
const MAX_RULE_AGE_SECONDS = 86_400;
