import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { PostgresDesign } from '../../designs/postgres/postgres-design';
import { PgBouncer } from '../pgbouncer/pgbouncer';
import { Database } from './database';
import { Front } from './front';

const PERIOD = Duration.minutes(1);
const WIDTH = 8;
const FULL_WIDTH = 24;

/** Database and pooler at a glance, the alarms above. */
export function postgresDashboard(
  scope: Construct, database: Database, design: PostgresDesign, front: Front, alarms: cloudwatch.Alarm[],
): cloudwatch.Dashboard {
  const { pooler } = front.resources;
  return new cloudwatch.Dashboard(scope, 'Dashboard', {
    defaultInterval: Duration.hours(3),
    widgets: [
      [new cloudwatch.AlarmStatusWidget({ title: 'Alarms', alarms, width: FULL_WIDTH })],
      loadRow(database, design),
      ioRow(database),
      [graph('Longest wait for a connection', [front.metricSaturation({ period: PERIOD })]), ...(pooler ? poolerWidgets(pooler) : [])],
    ],
  });
}

function loadRow(database: Database, { sizing }: PostgresDesign): cloudwatch.IWidget[] {
  const of = (name: string, statistic: string) => database.metric(name, { period: PERIOD, statistic });
  const serverless = sizing.instanceClass === undefined;
  return [
    graph('Processor, percent', [of('CPUUtilization', cloudwatch.Stats.AVERAGE), ...(serverless ? [of('ACUUtilization', cloudwatch.Stats.AVERAGE)] : [])]),
    graph('Connections', [of('DatabaseConnections', cloudwatch.Stats.MAXIMUM)], [{ value: sizing.maxConnections, label: 'max_connections' }]),
    graph('Freeable memory, bytes', [of('FreeableMemory', cloudwatch.Stats.MINIMUM)]),
  ];
}

function ioRow(database: Database): cloudwatch.IWidget[] {
  const of = (name: string, statistic: string) => database.metric(name, { period: PERIOD, statistic });
  const lag = database.replicaLagSeconds?.({ period: PERIOD, statistic: cloudwatch.Stats.MAXIMUM });
  return [
    graph('Latency of reads and writes, seconds', [of('ReadLatency', cloudwatch.Stats.AVERAGE), of('WriteLatency', cloudwatch.Stats.AVERAGE)]),
    graph('Transaction ids in use', [of('MaximumUsedTransactionIDs', cloudwatch.Stats.MAXIMUM)]),
    ...(lag ? [graph('Replica lag, seconds', [lag])] : []),
  ];
}

function poolerWidgets(pooler: PgBouncer): cloudwatch.IWidget[] {
  return [
    graph('Clients that wait, connections at work', [pooler.metricClientsWaiting(), pooler.metricServersActive()]),
    graph('Refused logins of the pooler', [pooler.metricServerLoginFailures()]),
  ];
}

function graph(title: string, left: cloudwatch.IMetric[], leftAnnotations?: cloudwatch.HorizontalAnnotation[]): cloudwatch.GraphWidget {
  return new cloudwatch.GraphWidget({ title, left, leftAnnotations, width: WIDTH, leftYAxis: { min: 0 } });
}
