import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as events from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as pipes from 'aws-cdk-lib/aws-pipes';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { STREAM_DELIVERY } from './stream-delivery';

/** What a pipe moves, and where to. */
export interface PipeProps {
  readonly source: { readonly table: dynamodb.TableV2 } | { readonly stream: kinesis.IStream };
  readonly eventBus: events.IEventBus;
  readonly deadLetterQueue: sqs.IQueue;
  /** `source` of the events. */
  readonly eventSource: string;
  /** `detail-type` of the events. */
  readonly detailType: string;
  /** Patterns of which a record must match one; all records when left out. */
  readonly filters?: readonly object[];
}

/** A pipe from a stream to an event bus. Its limits are set because EventBridge's own are infinite: one bad record would block a shard for a day. */
export function buildPipe(scope: Construct, id: string, props: PipeProps): pipes.CfnPipe {
  const role = new iam.Role(scope, `${id}Role`, { assumedBy: new iam.ServicePrincipal('pipes.amazonaws.com') });
  const { source, eventBus, deadLetterQueue } = props;
  const grant = eventBus.grantPutEventsTo(role)
    .combine(deadLetterQueue.grantSendMessages(role))
    .combine('table' in source ? grantStream(source.table, role) : source.stream.grantRead(role));
  const delivery = { ...STREAM_PARAMETERS, deadLetterConfig: { arn: deadLetterQueue.queueArn } };
  const pipe = new pipes.CfnPipe(scope, id, {
    roleArn: role.roleArn,
    source: 'table' in source ? source.table.tableStreamArn! : source.stream.streamArn,
    sourceParameters: {
      ...('table' in source ? { dynamoDbStreamParameters: delivery } : { kinesisStreamParameters: delivery }),
      filterCriteria: props.filters && { filters: props.filters.map((pattern) => ({ pattern: JSON.stringify(pattern) })) },
    },
    target: eventBus.eventBusArn,
    targetParameters: { eventBridgeEventBusParameters: { source: props.eventSource, detailType: props.detailType } },
  });
  // Creation checks the role against source and target: the policy must be there first.
  grant.applyBefore(pipe);
  return pipe;
}

const STREAM_PARAMETERS = {
  startingPosition: 'TRIM_HORIZON',
  batchSize: 10,
  maximumRetryAttempts: STREAM_DELIVERY.retryAttempts,
  maximumRecordAgeInSeconds: STREAM_DELIVERY.maxRecordAge.toSeconds(),
  onPartialBatchItemFailure: 'AUTOMATIC_BISECT',
};

/** The actions that Pipes asks for (EventBridge user guide, DynamoDB stream as a source). A customer managed key needs Decrypt besides. */
function grantStream(table: dynamodb.TableV2, role: iam.IRole): iam.Grant {
  const read = iam.Grant.addToPrincipal({
    grantee: role,
    actions: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:ListStreams'],
    resourceArns: [table.tableStreamArn!],
  });
  const key = table.encryptionKey?.grantDecrypt(role);
  return key ? read.combine(key) : read;
}
