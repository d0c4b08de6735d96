import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';

export const METRIC_NAMESPACE = 'DataStore/PgBouncer';

/** What the program prints; the names are its contract with the alarms. */
export type PoolerMetricName = 'MaxWait' | 'ClientsWaiting' | 'ClientsActive' | 'ServersActive' | 'PoolExhausted' | 'ServerLoginFailures'
| 'ClientLoginFailures' | 'WriterUnreachable' | 'SecretVersionsDiffer' | 'CertificateDaysLeft';

export function poolerMetric(pooler: string, metricName: PoolerMetricName, statistic: string, options?: cloudwatch.MetricOptions): cloudwatch.Metric {
  return new cloudwatch.Metric({
    namespace: METRIC_NAMESPACE, metricName, statistic, dimensionsMap: { Pooler: pooler }, period: Duration.minutes(1), ...options,
  });
}

/** A rotation takes three minutes; one that lasts longer than this is stuck, or its secret cannot be used. A house number. */
const ROTATION_MINUTES = 15;

/** Anybody who reaches the port can be refused: one wrong password is no alarm. A house number. */
const CLIENT_REFUSALS_PER_MINUTE = 10;

/** Alarms without actions: who is told is the user's. */
export function poolerAlarms(scope: Construct, pooler: string): cloudwatch.Alarm[] {
  const { GREATER_THAN_THRESHOLD, LESS_THAN_THRESHOLD } = cloudwatch.ComparisonOperator;
  const alarm = (
    metricName: PoolerMetricName, statistic: string, comparisonOperator: cloudwatch.ComparisonOperator, threshold: number, alarmDescription: string,
    evaluationPeriods = 3,
  ) => new cloudwatch.Alarm(scope, `${metricName}Alarm`, {
    metric: poolerMetric(pooler, metricName, statistic),
    comparisonOperator,
    threshold,
    alarmDescription,
    evaluationPeriods,
    treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
  });
  return [
    // An alarm, and nothing to scale on: more tasks would not help clients that wait, and break the connection budget.
    alarm('MaxWait', cloudwatch.Stats.MAXIMUM, GREATER_THAN_THRESHOLD, 1,
      'Clients wait more than a second for a server connection: the pool is too small or transactions are too long.'),
    alarm('PoolExhausted', cloudwatch.Stats.AVERAGE, GREATER_THAN_THRESHOLD, 50,
      'More than half of the time a client waits because every server connection of its pool is in use.'),
    alarm('ServerLoginFailures', cloudwatch.Stats.SUM, GREATER_THAN_THRESHOLD, 0,
      'The database refuses the login of the pooler: password or role.'),
    alarm('ClientLoginFailures', cloudwatch.Stats.SUM, GREATER_THAN_THRESHOLD, CLIENT_REFUSALS_PER_MINUTE,
      'Clients are refused again and again: they hold an old secret, ask for an entry that is not theirs, or guess.'),
    alarm('WriterUnreachable', cloudwatch.Stats.MAXIMUM, GREATER_THAN_THRESHOLD, 0,
      'A task gets no answer from the writer: the database is away, its pool is exhausted, or its name or certificate is not the expected one.'),
    alarm('SecretVersionsDiffer', cloudwatch.Stats.MAXIMUM, GREATER_THAN_THRESHOLD, 0,
      'A secret has another version than the pooler uses: its rotation did not end, or the new version cannot be read or used.', ROTATION_MINUTES),
    alarm('CertificateDaysLeft', cloudwatch.Stats.MINIMUM, LESS_THAN_THRESHOLD, 30,
      'The certificate that clients see expires in less than 30 days.'),
  ];
}
