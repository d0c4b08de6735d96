import { Duration } from 'aws-cdk-lib';
import { ChangeFeedOptions } from './change-feed-options';

/** How hard delivery is tried before a record goes to the dead-letter queue. */
export interface StreamDelivery {
  readonly retryAttempts: number;
  readonly maxRecordAge: Duration;
}

/**
 * The age stays below the 24 hours that a stream keeps a record (DynamoDB developer guide, streams), so that the consumer of the queue
 * can still fetch it; the attempts are a house number. Lambda's and EventBridge's own defaults are infinite: one bad record would
 * block a shard for a day.
 */
export function streamDelivery({ retryAttempts = 10, maxRecordAge = Duration.hours(12) }: ChangeFeedOptions): StreamDelivery {
  return { retryAttempts, maxRecordAge };
}
