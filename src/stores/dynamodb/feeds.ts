import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sources from 'aws-cdk-lib/aws-lambda-event-sources';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { deadLetterQueue as makeDeadLetterQueue } from './dead-letter-queue';
import { DynamoDbFeed } from './dynamodb-feed';
import { STREAM_DELIVERY } from './stream-delivery';

/** Larger batches gain little once a function call is paid for; a house number within Lambda's 1,000. */
const BATCH_SIZE = 100;

/** A feed that functions read from the tables' own streams. */
export class StreamFeed extends DynamoDbFeed {
  public readonly stream = undefined;
  public readonly eventBus = undefined;

  constructor(
    public readonly feedName: string,
    public readonly deadLetterQueue: sqs.IQueue,
    private readonly tables: readonly dynamodb.TableV2[],
  ) {
    super();
  }

  public addConsumer(fn: lambda.Function): void {
    for (const table of this.tables) {
      fn.addEventSource(new sources.DynamoEventSource(table, deliveryTo(this.deadLetterQueue)));
    }
  }
}

/** A feed that runs through Kinesis. Records may repeat and change places: each carries its time. */
export class KinesisFeed extends DynamoDbFeed {
  public readonly eventBus = undefined;

  constructor(
    public readonly feedName: string,
    public readonly deadLetterQueue: sqs.IQueue,
    public readonly stream: kinesis.IStream,
    private readonly filters: readonly { [key: string]: any }[] | undefined,
  ) {
    super();
  }

  public addConsumer(fn: lambda.Function): void {
    fn.addEventSource(new sources.KinesisEventSource(this.stream, {
      ...deliveryTo(this.deadLetterQueue),
      filters: this.filters?.map((filter) => lambda.FilterCriteria.filter(filter)),
    }));
  }
}

/** A feed that pipes carry to an event bus. */
export class EventBridgeFeed extends DynamoDbFeed {
  constructor(
    public readonly feedName: string,
    public readonly deadLetterQueue: sqs.IQueue,
    public readonly eventBus: events.IEventBus,
    public readonly eventSource: string,
    public readonly stream: kinesis.IStream | undefined,
  ) {
    super();
  }

  /** Rule and queue live beside the function, so that its stack depends on the store's and never the other way round. */
  public addConsumer(fn: lambda.Function): void {
    new events.Rule(fn, `${this.feedName}Changes`, {
      eventBus: this.eventBus,
      eventPattern: { source: [this.eventSource] },
      targets: [new targets.LambdaFunction(fn, {
        deadLetterQueue: makeDeadLetterQueue(fn, `${this.feedName}Undelivered`),
        retryAttempts: STREAM_DELIVERY.retryAttempts,
        maxEventAge: STREAM_DELIVERY.maxRecordAge,
      })],
    });
  }
}

/** From the oldest record on: a consumer added later, or started late, loses nothing of the last 24 hours. */
function deliveryTo(queue: sqs.IQueue): sources.DynamoEventSourceProps {
  return {
    startingPosition: lambda.StartingPosition.TRIM_HORIZON,
    batchSize: BATCH_SIZE,
    bisectBatchOnError: true,
    reportBatchItemFailures: true,
    retryAttempts: STREAM_DELIVERY.retryAttempts,
    maxRecordAge: STREAM_DELIVERY.maxRecordAge,
    onFailure: new sources.SqsDlq(queue),
  };
}
