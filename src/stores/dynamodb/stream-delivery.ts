import { Duration } from 'aws-cdk-lib';

/**
 * How hard delivery is tried before a record goes to the dead-letter queue. The age stays below the 24 hours that a stream keeps a
 * record (DynamoDB developer guide, streams), so that the consumer of the queue can still fetch it; the attempts are a house number.
 */
export const STREAM_DELIVERY = {
  retryAttempts: 10,
  maxRecordAge: Duration.hours(12),
};
