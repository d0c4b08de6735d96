import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import { DynamoDbTable } from '../../designs/dynamodb/dynamodb-design';
import { PERIOD } from './alarm-list';
import { DynamoDbFeed } from './dynamodb-feed';
import { perMinute, replicationLatency } from './metrics';

/** Three widgets fill a row of 24. */
const WIDTH = 8;

/** What a dashboard shows. */
export interface DashboardProps {
  readonly tables: readonly { readonly table: dynamodb.ITable; readonly design: DynamoDbTable; readonly replicas: readonly string[] }[];
  readonly feeds: readonly DynamoDbFeed[];
  readonly alarms: readonly cloudwatch.Alarm[];
}

/** A row of reads, writes and throttling for each table, one of replicas and feeds, and all alarms on top. */
export function buildDashboard(scope: Construct, { tables, feeds, alarms }: DashboardProps): cloudwatch.Dashboard {
  const rows = tables.map(({ table, design }) => tableRow(table, design));
  const lags = tables.filter(({ replicas }) => replicas.length > 0).map(({ table, design, replicas }) =>
    graph(`${design.entity}: replication latency, ms`, replicas.map((region) => replicationLatency(table, region).with({ label: region }))));
  const undelivered = feeds.map(({ feedName, deadLetterQueue }) => graph(`${feedName}: undelivered changes`,
    [deadLetterQueue.metricApproximateNumberOfMessagesVisible({ period: PERIOD, statistic: cloudwatch.Stats.MAXIMUM })]));
  return new cloudwatch.Dashboard(scope, 'Dashboard', {
    widgets: [[new cloudwatch.AlarmStatusWidget({ alarms: [...alarms], width: 3 * WIDTH })], ...rows, [...lags, ...undelivered]]
      .filter((row) => row.length > 0),
  });
}

function tableRow(table: dynamodb.ITable, { entity, indexes }: DynamoDbTable): cloudwatch.IWidget[] {
  const each = (metric: string) => [perMinute(table, metric), ...indexes.map(({ name }) => perMinute(table, metric, name))];
  return [
    graph(`${entity}: read units a minute`, each('ConsumedReadCapacityUnits')),
    graph(`${entity}: write units a minute`, each('ConsumedWriteCapacityUnits')),
    graph(`${entity}: throttled a minute`, [...each('ReadThrottleEvents'), ...each('WriteThrottleEvents')]),
  ];
}

function graph(title: string, left: cloudwatch.IMetric[]): cloudwatch.GraphWidget {
  return new cloudwatch.GraphWidget({ title, left, width: WIDTH, leftYAxis: { min: 0 } });
}
