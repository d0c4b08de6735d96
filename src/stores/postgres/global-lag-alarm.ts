import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { Workload } from '../../profile/workload';
import { Database } from './database';
import { inSeconds } from './replica-lag';

/** A house number, where the profile does not say what may be lost: the lag is usually below one second. */
const LAG_SECONDS = 10;

/** How far this Region is behind the primary: what a failover would lose. */
export function globalLagAlarm(scope: Construct, database: Database, { profile }: Workload): cloudwatch.Alarm {
  const threshold = profile.availability?.maxDataLossSeconds ?? LAG_SECONDS;
  const lag = database.metric('AuroraGlobalDBReplicationLag', { period: Duration.minutes(1), statistic: cloudwatch.Stats.MAXIMUM });
  return new cloudwatch.Alarm(scope, 'GlobalLagAlarm', {
    alarmDescription: `this Region is ${threshold} seconds behind the primary, and a failover would lose as much`,
    metric: inSeconds(lag, 'lag behind the primary Region in seconds'),
    threshold,
    comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
    evaluationPeriods: 3,
    treatMissingData: cloudwatch.TreatMissingData.MISSING,
  });
}
