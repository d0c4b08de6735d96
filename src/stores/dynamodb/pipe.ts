import { Stack } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as events from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as pipes from 'aws-cdk-lib/aws-pipes';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { ChangeFeedOptions } from './change-feed-options';
import { ChangeFilter } from './feed-filters';
import { streamDelivery } from './stream-delivery';

/** Where a pipe reads. */
export type PipeSource = { readonly table: dynamodb.ITable } | { readonly stream: kinesis.IStream };

/** What a pipe moves, and where to. */
export interface PipeProps {
  readonly source: PipeSource;
  readonly eventBus: events.IEventBus;
  readonly deadLetterQueue: sqs.IQueue;
  /** `source` of the events. */
  readonly eventSource: string;
  /** `detail-type` of the events. */
  readonly detailType: string;
  /** Patterns of which a record must match one; all records when left out. */
  readonly filters?: readonly ChangeFilter[];
  readonly options: ChangeFeedOptions;
}

/** PutEvents takes ten entries (EventBridge API reference). */
const MAX_BATCH_SIZE = 10;
/** A record of Kinesis is base64 until a template names parts of it; these parts are in every record of DynamoDB's. */
const KINESIS_TEMPLATE = '{"eventName": <$.data.eventName>, "tableName": <$.data.tableName>, "dynamodb": <$.data.dynamodb>}';

/** A pipe from a stream to an event bus. */
export function buildPipe(scope: Construct, id: string, props: PipeProps): pipes.CfnPipe {
  const { source, eventBus, deadLetterQueue, options } = props;
  const role = new iam.Role(scope, `${id}Role`, { assumedBy: pipesOfThisAccount(scope) });
  const grant = eventBus.grantPutEventsTo(role)
    .combine(deadLetterQueue.grantSendMessages(role))
    .combine('table' in source ? grantStream(source.table, role) : source.stream.grantRead(role));
  const pipe = new pipes.CfnPipe(scope, id, {
    roleArn: role.roleArn,
    source: 'table' in source ? source.table.tableStreamArn! : source.stream.streamArn,
    sourceParameters: {
      ...('table' in source ? { dynamoDbStreamParameters: delivery(props) } : { kinesisStreamParameters: delivery(props) }),
      filterCriteria: props.filters && { filters: props.filters.map((pattern) => ({ pattern: JSON.stringify(pattern) })) },
    },
    target: eventBus.eventBusArn,
    targetParameters: {
      inputTemplate: options.inputTemplate ?? ('table' in source ? undefined : KINESIS_TEMPLATE),
      eventBridgeEventBusParameters: { source: props.eventSource, detailType: props.detailType },
    },
  });
  // Creation checks the role against source and target: the policy must be there first.
  grant.applyBefore(pipe);
  return pipe;
}

function delivery({ deadLetterQueue, options }: PipeProps) {
  const { retryAttempts, maxRecordAge } = streamDelivery(options);
  return {
    startingPosition: 'TRIM_HORIZON',
    batchSize: Math.min(options.batchSize ?? MAX_BATCH_SIZE, MAX_BATCH_SIZE),
    maximumBatchingWindowInSeconds: options.maxBatchingWindow?.toSeconds(),
    maximumRetryAttempts: retryAttempts,
    maximumRecordAgeInSeconds: maxRecordAge.toSeconds(),
    onPartialBatchItemFailure: 'AUTOMATIC_BISECT',
    deadLetterConfig: { arn: deadLetterQueue.queueArn },
  };
}

/** No other account's pipe can borrow the role (EventBridge user guide, confused deputy). */
function pipesOfThisAccount(scope: Construct): iam.IPrincipal {
  return new iam.ServicePrincipal('pipes.amazonaws.com', { conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(scope).account } } });
}

/** The actions that Pipes asks for (EventBridge user guide, DynamoDB stream as a source). A customer managed key needs Decrypt besides. */
function grantStream(table: dynamodb.ITable, role: iam.IRole): iam.Grant {
  const read = iam.Grant.addToPrincipal({
    grantee: role,
    actions: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:ListStreams'],
    resourceArns: [table.tableStreamArn!],
  });
  const key = table.encryptionKey?.grantDecrypt(role);
  return key ? read.combine(key) : read;
}
