import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';

export const METRIC_NAMESPACE = 'DataStore/PgBouncer';

/** What the program prints; the names are its contract with the alarms. */
export type PoolerMetricName = 'MaxWait' | 'ClientsWaiting' | 'ClientsActive' | 'ServersActive' | 'ServerLoginFailures' | 'WriterUnreachable' | 'CertificateDaysLeft';

export function poolerMetric(pooler: string, metricName: PoolerMetricName, statistic: string, options?: cloudwatch.MetricOptions): cloudwatch.Metric {
  return new cloudwatch.Metric({
    namespace: METRIC_NAMESPACE, metricName, statistic, dimensionsMap: { Pooler: pooler }, period: Duration.minutes(1), ...options,
  });
}

/** Alarms without actions: who is told is the user's. */
export function poolerAlarms(scope: Construct, pooler: string): cloudwatch.Alarm[] {
  const { GREATER_THAN_THRESHOLD, LESS_THAN_THRESHOLD } = cloudwatch.ComparisonOperator;
  const alarm = (
    metricName: PoolerMetricName, statistic: string, comparisonOperator: cloudwatch.ComparisonOperator, threshold: number, alarmDescription: string,
  ) => new cloudwatch.Alarm(scope, `${metricName}Alarm`, {
    metric: poolerMetric(pooler, metricName, statistic),
    comparisonOperator,
    threshold,
    alarmDescription,
    evaluationPeriods: 3,
    treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
  });
  return [
    // An alarm, and nothing to scale on: more tasks would not help clients that wait, and break the connection budget.
    alarm('MaxWait', cloudwatch.Stats.MAXIMUM, GREATER_THAN_THRESHOLD, 1,
      'Clients wait more than a second for a server connection: the pool is too small or transactions are too long.'),
    alarm('ServerLoginFailures', cloudwatch.Stats.SUM, GREATER_THAN_THRESHOLD, 0,
      'The database refuses the login of the pooler: password or role.'),
    alarm('WriterUnreachable', cloudwatch.Stats.MAXIMUM, GREATER_THAN_THRESHOLD, 0,
      'A task gets no answer from the writer: the database is away, its pool is exhausted, or its name or certificate is not the expected one.'),
    alarm('CertificateDaysLeft', cloudwatch.Stats.MINIMUM, LESS_THAN_THRESHOLD, 30,
      'The certificate that clients see expires in less than 30 days.'),
  ];
}
