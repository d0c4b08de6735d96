import { Duration } from 'aws-cdk-lib';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledge';

/** The longest that SQS keeps a message: a weekend must not lose one. */
const RETENTION = Duration.days(14);

/** A queue for what could not be delivered; encrypted with SQS's own key, which every AWS service may write to. */
export function deadLetterQueue(scope: Construct, id: string): sqs.Queue {
  const queue = new sqs.Queue(scope, id, {
    encryption: sqs.QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: RETENTION,
  });
  acknowledge(queue, { 'AwsSolutions-SQS3': 'it is itself a dead-letter queue' });
  return queue;
}
