import { App, CfnOutput, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as events from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as pipes from 'aws-cdk-lib/aws-pipes';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { PROTECTED, throttleAlarm } from './dynamodb';

export const app = new App();
const stack = new Stack(app, 'Telemetry');

const stream = new kinesis.Stream(stack, 'ChangeStream', {
  streamMode: kinesis.StreamMode.ON_DEMAND, encryption: kinesis.StreamEncryption.MANAGED, removalPolicy: RemovalPolicy.RETAIN,
});
const table = new dynamodb.TableV2(stack, 'Reading', {
  ...PROTECTED,
  partitionKey: { name: 'deviceId', type: dynamodb.AttributeType.STRING },
  sortKey: { name: 'recordedAt', type: dynamodb.AttributeType.NUMBER },
  timeToLiveAttribute: 'expiresAt',
  billing: dynamodb.Billing.provisioned({
    readCapacity: dynamodb.Capacity.autoscaled({ minCapacity: 1_715, maxCapacity: 5_715, seedCapacity: 1_715, targetUtilizationPercent: 70 }),
    writeCapacity: dynamodb.Capacity.autoscaled({ minCapacity: 142_858, maxCapacity: 214_286, seedCapacity: 142_858, targetUtilizationPercent: 70 }),
  }),
  warmThroughput: { readUnitsPerSecond: 12_000, writeUnitsPerSecond: 150_000 },
  kinesisStream: stream,
});
throttleAlarm(stack, 'ReadingThrottled', table);
new CfnOutput(stack, 'ReadingTable', { value: table.tableName });

undelivered('AllReadings');
const alarms = undelivered('Alarms');
const bus = new events.EventBus(stack, 'Bus');
const role = new iam.Role(stack, 'PipeRole', { assumedBy: new iam.ServicePrincipal('pipes.amazonaws.com') });
const pipe = new pipes.CfnPipe(stack, 'Pipe', {
  roleArn: role.roleArn,
  source: table.tableStreamArn!,
  sourceParameters: {
    dynamoDbStreamParameters: {
      startingPosition: 'TRIM_HORIZON',
      batchSize: 10,
      maximumRetryAttempts: 10,
      maximumRecordAgeInSeconds: Duration.hours(12).toSeconds(),
      onPartialBatchItemFailure: 'AUTOMATIC_BISECT',
      deadLetterConfig: { arn: alarms.queueArn },
    },
    filterCriteria: { filters: [{ pattern: JSON.stringify({ dynamodb: { NewImage: { alarm: { BOOL: [true] } } } }) }] },
  },
  target: bus.eventBusArn,
  targetParameters: { eventBridgeEventBusParameters: { source: 'data-store.alarms', detailType: 'Reading changed' } },
});
table.grantStreamRead(role).applyBefore(pipe);
bus.grantPutEventsTo(role).applyBefore(pipe);
alarms.grantSendMessages(role).applyBefore(pipe);

/** A queue for changes that could not be delivered, and an alarm when there are any. */
function undelivered(feed: string): sqs.Queue {
  const queue = new sqs.Queue(stack, `${feed}DeadLetters`, {
    encryption: sqs.QueueEncryption.SQS_MANAGED, enforceSSL: true, retentionPeriod: Duration.days(14),
  });
  queue.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(1), statistic: 'Maximum' }).createAlarm(stack, `${feed}Undelivered`, {
    threshold: 0,
    comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
    evaluationPeriods: 1,
    treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
  });
  return queue;
}
