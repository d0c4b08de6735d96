import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import { DynamoDbRequest } from '../../designs/dynamodb/dynamodb-design';
import { DynamoDbFeed } from './dynamodb-feed';

const PERIOD = Duration.minutes(1);
/** Throttling for a minute or two is adaptive capacity at work (DynamoDB developer guide, burst and adaptive capacity); a house number. */
const THROTTLED_MINUTES = 5;
const OPERATIONS: readonly DynamoDbRequest['operation'][] = ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem', 'TransactWriteItems'];

/** Throttled requests, all tables and operations together. Operations that were not throttled report nothing and count as none. */
export function throttledRequests(tables: readonly dynamodb.TableV2[], options?: cloudwatch.MetricOptions): cloudwatch.IMetric {
  const settings = { period: PERIOD, ...options };
  const metrics = tables.flatMap((table, t) => OPERATIONS.map((operation, o) => [
    `table${t}operation${o}`,
    table.metricThrottledRequestsForOperation(operation, { ...settings, statistic: cloudwatch.Stats.SUM }),
  ]));
  return new cloudwatch.MathExpression({
    expression: 'SUM(METRICS())',
    usingMetrics: Object.fromEntries(metrics),
    label: options?.label ?? 'Throttled requests',
    color: options?.color,
    period: settings.period,
  });
}

/** Warns of a table that keeps throttling. */
export function throttleAlarm(scope: Construct, entity: string, table: dynamodb.TableV2): cloudwatch.Alarm {
  return new cloudwatch.Alarm(scope, `${entity}Throttled`, {
    alarmDescription: `requests to the table of ${entity} have been throttled for ${THROTTLED_MINUTES} minutes`,
    metric: throttledRequests([table]),
    threshold: 0,
    comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
    evaluationPeriods: THROTTLED_MINUTES,
    treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
  });
}

/** Warns of a change that could not be delivered. */
export function deadLetterAlarm(scope: Construct, feed: DynamoDbFeed): cloudwatch.Alarm {
  return new cloudwatch.Alarm(scope, 'Undelivered', {
    alarmDescription: `changes of the feed ${feed.feedName} could not be delivered`,
    metric: feed.deadLetterQueue.metricApproximateNumberOfMessagesVisible({ period: PERIOD, statistic: cloudwatch.Stats.MAXIMUM }),
    threshold: 0,
    comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
    evaluationPeriods: 1,
    treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
  });
}
