import * as events from 'aws-cdk-lib/aws-events';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sqs from 'aws-cdk-lib/aws-sqs';

/** A change feed of a DynamoDB store: the changes of its tables in the home Region, with the item before and after each. */
export abstract class DynamoDbFeed {
  /** The feed's name in the profile. */
  public abstract readonly feedName: string;
  /**
   * Where changes go that could not be delivered. It receives what identifies the record (shard and sequence number), not the record:
   * fetch that from the stream before it is forgotten, after 24 hours in the table's own one.
   */
  public abstract readonly deadLetterQueue: sqs.IQueue;
  /** The Kinesis data stream; undefined when the feed does not run through Kinesis. */
  public abstract readonly stream?: kinesis.IStream;
  /** The event bus; undefined when the feed does not run through EventBridge. */
  public abstract readonly eventBus?: events.IEventBus;

  /**
   * Calls the function with the feed's changes: at least once, in order for each item (EventBridge keeps no order).
   *
   * From a stream the function receives batches, and must report the records that failed as `batchItemFailures`.
   * @param fn the function
   */
  public abstract addConsumer(fn: lambda.IFunction): void;
}
