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
  return [
    new cloudwatch.Alarm(scope, 'MaxWaitAlarm', {
      metric: poolerMetric(pooler, 'MaxWait', cloudwatch.Stats.MAXIMUM),
      alarmDescription: 'Clients wait more than a second for a server connection: the pool is too small or transactions are too long.',
      // Scaling the tasks on waiting clients would break the connection budget, so this is an alarm.
      threshold: 1,
      comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: 3,
      treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
    }),
    new cloudwatch.Alarm(scope, 'ServerLoginFailuresAlarm', {
      metric: poolerMetric(pooler, 'ServerLoginFailures', cloudwatch.Stats.SUM),
      alarmDescription: 'The database refuses the login of the pooler: password or role.',
      threshold: 1,
      comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: 3,
      treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
    }),
    new cloudwatch.Alarm(scope, 'WriterUnreachableAlarm', {
      metric: poolerMetric(pooler, 'WriterUnreachable', cloudwatch.Stats.MAXIMUM),
      alarmDescription: 'A task gets no answer from the writer: the database is away, its pool is exhausted, or its name or certificate is not the expected one.',
      threshold: 1,
      comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: 3,
      treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
    }),
    new cloudwatch.Alarm(scope, 'CertificateAlarm', {
      metric: poolerMetric(pooler, 'CertificateDaysLeft', cloudwatch.Stats.MINIMUM),
      alarmDescription: 'The certificate that clients see expires in less than 30 days.',
      threshold: 30,
      comparisonOperator: cloudwatch.ComparisonOperator.LESS_THAN_THRESHOLD,
      evaluationPeriods: 3,
      treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
    }),
  ];
}
