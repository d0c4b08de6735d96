import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { PostgresDesign } from '../../designs/postgres/postgres-design';
import { AlarmOf } from './alarm-of';
import { Database } from './database';

const GIB = 2 ** 30;
/** House numbers: a tenth of the volume held back for one slot, a fifth for all logs. */
const SLOT_SHARE = 0.1;
const LOGS_SHARE = 0.2;
/** On Aurora the volume grows and is paid for, so it is a number. */
const AURORA_SLOT_GIB = 10;
const AURORA_LOGS_GIB = 20;

/** A slot that nobody reads keeps every log since: the disk fills, or the bill grows. */
export function feedAlarms(database: Database, { sizing: { storageGiB } }: PostgresDesign): AlarmOf[] {
  const bytes = (share: number, onAurora: number) => Math.floor((storageGiB === undefined ? onAurora : storageGiB * share) * GIB);
  const above = (id: string, metric: string, threshold: number, alarmDescription: string): AlarmOf => ({
    id,
    alarmDescription,
    metric: database.metric(metric, { period: Duration.minutes(5), statistic: cloudwatch.Stats.MAXIMUM }),
    comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
    threshold,
  });
  return [
    above('ReplicationSlotAlarm', 'OldestReplicationSlotLag', bytes(SLOT_SHARE, AURORA_SLOT_GIB),
      'a replication slot is far behind: its reader is slow or gone; drop a slot that nobody reads'),
    above('TransactionLogsAlarm', 'TransactionLogsDiskUsage', bytes(LOGS_SHARE, AURORA_LOGS_GIB),
      'transaction logs take much of the disk: a replication slot keeps them'),
  ];
}
