import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { PostgresDesign } from '../../designs/postgres/postgres-design';
import { Database } from './database';

const PERIOD = Duration.minutes(5);
/** House numbers: early enough to act, late enough not to cry wolf. */
const BUSY_PERCENT = 90;
const CONNECTIONS_SHARE = 0.8;
const FREE_STORAGE_SHARE = 0.1;
const GIB = 2 ** 30;

/** Warns of a database that nears the end of its processor, its connections or its disk. The alarms have no actions yet. */
export function postgresAlarms(scope: Construct, database: Database, design: PostgresDesign): cloudwatch.Alarm[] {
  const alarms = [
    busyAlarm(scope, database, design),
    above(scope, 'ConnectionsAlarm', database.metric('DatabaseConnections', { period: PERIOD, statistic: cloudwatch.Stats.MAXIMUM }),
      Math.floor(design.sizing.maxConnections * CONNECTIONS_SHARE), `of ${design.sizing.maxConnections} connections four fifths are taken`),
  ];
  // A Multi-AZ cluster reports it for each instance alone, and Aurora's storage grows by itself.
  return database.resources.instance ? [...alarms, storageAlarm(scope, database, design)] : alarms;
}

function busyAlarm(scope: Construct, database: Database, design: PostgresDesign): cloudwatch.Alarm {
  const serverless = design.options['postgres/deployment'] === 'aurora-serverless-v2';
  const metric = database.metric(serverless ? 'ACUUtilization' : 'CPUUtilization', { period: PERIOD, statistic: cloudwatch.Stats.AVERAGE });
  return above(scope, 'BusyAlarm', metric, BUSY_PERCENT,
    serverless ? 'the writer is near its maximum capacity for a quarter of an hour' : 'the writer has no processor to spare for a quarter of an hour');
}

function storageAlarm(scope: Construct, database: Database, design: PostgresDesign): cloudwatch.Alarm {
  return new cloudwatch.Alarm(scope, 'StorageAlarm', {
    alarmDescription: 'a tenth of the storage is left; it grows by itself up to its maximum',
    metric: database.metric('FreeStorageSpace', { period: PERIOD, statistic: cloudwatch.Stats.MINIMUM }),
    threshold: Math.floor((design.sizing.storageGiB ?? 0) * GIB * FREE_STORAGE_SHARE),
    comparisonOperator: cloudwatch.ComparisonOperator.LESS_THAN_THRESHOLD,
    evaluationPeriods: 3,
    treatMissingData: cloudwatch.TreatMissingData.MISSING,
  });
}

function above(scope: Construct, id: string, metric: cloudwatch.Metric, threshold: number, alarmDescription: string): cloudwatch.Alarm {
  return new cloudwatch.Alarm(scope, id, {
    alarmDescription,
    metric,
    threshold,
    comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
    evaluationPeriods: 3,
    treatMissingData: cloudwatch.TreatMissingData.MISSING,
  });
}
