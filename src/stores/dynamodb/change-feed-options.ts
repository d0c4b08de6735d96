import { Duration } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as lambda from 'aws-cdk-lib/aws-lambda';

/** What a feed does with the deletes of expired items (TTL). */
export enum ExpiryDeletes {
  /** Delivers them like every change. */
  INCLUDE = 'include',
  /** Leaves them out: changes by the application only. */
  EXCLUDE = 'exclude',
  /** Delivers nothing else: to archive what expires, or to act on it. */
  ONLY = 'only',
}

/** How a change feed of the profile is delivered. */
export interface ChangeFeedOptions {
  /**
   * Functions that are called with the changes, as `addConsumer` does.
   * @default - none yet
   */
  readonly consumers?: lambda.IFunction[];
  /**
   * The bus that a feed with the target `eventbridge` goes to.
   * @default - a new one
   */
  readonly eventBus?: events.IEventBus;
  /**
   * The stream that a feed through Kinesis goes to. A table sends to one stream, so all feeds through Kinesis share it.
   * @default - a new one: on demand, encrypted, retained
   */
  readonly stream?: kinesis.IStream;
  /**
   * How long a new stream keeps the changes, 1 to 365 days.
   * @default - one day
   */
  readonly retention?: Duration;
  /**
   * Event patterns of which a change must match one, such as `{ eventName: ['INSERT'] }`; at most five. Lambda and EventBridge bill what
   * gets through, so a feed that needs a share of the changes should say which.
   * @default - every change
   */
  readonly filters?: { [key: string]: any }[];
  /**
   * What becomes of the deletes of expired items. In a global table they are told apart in the Region that deleted them only; elsewhere
   * they look like deletes of the application.
   * @default ExpiryDeletes.INCLUDE
   */
  readonly expiryDeletes?: ExpiryDeletes;
  /**
   * The shape of the events on a bus, as the input template of a pipe: `{ "event": <$.eventName>, "keys": <$.dynamodb.Keys> }`; through
   * Kinesis the record is in `$.data`. An event holds at most 256 KB, less than both images of a large item.
   * @default - the whole record; through Kinesis `{ eventName, tableName, dynamodb }`
   */
  readonly inputTemplate?: string;
  /**
   * How many changes are delivered at once, 1 to 10,000; to a bus never more than ten.
   * @default 100
   */
  readonly batchSize?: number;
  /**
   * How long a batch is gathered, up to five minutes.
   * @default - not at all
   */
  readonly maxBatchingWindow?: Duration;
  /**
   * How often delivery of a change is tried again before it is given up, 0 to 10,000.
   * @default 10
   */
  readonly retryAttempts?: number;
  /**
   * The age at which a change is given up, one minute to 23 hours, through Kinesis up to seven days: the stream of a table forgets it
   * after 24 hours, and whoever reads the dead-letter queue must fetch it from there.
   * @default - 12 hours
   */
  readonly maxRecordAge?: Duration;
}
