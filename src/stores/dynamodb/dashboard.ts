import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { PERIOD } from './alarm-list';
import { DynamoDbFeed } from './dynamodb-feed';
import { perMinute, replicationLatency } from './metrics';
import { indexesOf, StoreTable } from './store-tables';

/** Three widgets fill a row of 24. */
const WIDTH = 8;

/** What a dashboard shows. */
export interface DashboardProps {
  readonly tables: readonly (StoreTable & { readonly replicas: readonly string[] })[];
  readonly feeds: readonly DynamoDbFeed[];
  readonly alarms: readonly cloudwatch.Alarm[];
}

/** A row of reads, writes and throttling for each table, one of replicas and feeds, and all alarms on top. */
export function buildDashboard(scope: Construct, { tables, feeds, alarms }: DashboardProps): cloudwatch.Dashboard {
  const rows = tables.map(tableRow);
  const lags = tables.filter(({ replicas }) => replicas.length > 0).map(({ name, table, replicas }) =>
    graph(`${name}: replication latency, ms`, replicas.map((region) => replicationLatency(table, region).with({ label: region }))));
  const undelivered = feeds.map(({ feedName, deadLetterQueue }) => graph(`${feedName}: undelivered changes`,
    [deadLetterQueue.metricApproximateNumberOfMessagesVisible({ period: PERIOD, statistic: cloudwatch.Stats.MAXIMUM })]));
  return new cloudwatch.Dashboard(scope, 'Dashboard', {
    widgets: [[new cloudwatch.AlarmStatusWidget({ alarms: [...alarms], width: 3 * WIDTH })], ...rows, [...lags, ...undelivered]]
      .filter((row) => row.length > 0),
  });
}

function tableRow(shown: StoreTable): cloudwatch.IWidget[] {
  const { name, table } = shown;
  const each = (metric: string) => [perMinute(table, metric), ...indexesOf(shown).map((index) => perMinute(table, metric, index))];
  return [
    graph(`${name}: read units a minute`, each('ConsumedReadCapacityUnits')),
    graph(`${name}: write units a minute`, each('ConsumedWriteCapacityUnits')),
    graph(`${name}: throttled a minute`, [...each('ReadThrottleEvents'), ...each('WriteThrottleEvents')]),
  ];
}

function graph(title: string, left: cloudwatch.IMetric[]): cloudwatch.GraphWidget {
  return new cloudwatch.GraphWidget({ title, left, width: WIDTH, leftYAxis: { min: 0 } });
}
