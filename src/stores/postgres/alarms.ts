import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { memoryGiBOf } from '../../designs/postgres/instance-classes';
import { PostgresDesign } from '../../designs/postgres/postgres-design';
import { AlarmOf } from './alarm-of';
import { Database } from './database';
import { feedAlarms } from './feed-alarms';

const PERIOD = Duration.minutes(5);
/** House numbers: early enough to act, late enough not to cry wolf. */
const BUSY_PERCENT = 90;
const CONNECTIONS_SHARE = 0.8;
const FREE_STORAGE_SHARE = 0.1;
const FREE_MEMORY_SHARE = 0.05;
const REPLICA_LAG_SECONDS = 30;
/** Half of the way to 2 billion, at which Postgres stops writing; autovacuum begins to freeze at 200 million. */
const TRANSACTION_IDS = 1_000_000_000;
const GIB = 2 ** 30;

const { GREATER_THAN_THRESHOLD: ABOVE, LESS_THAN_THRESHOLD: BELOW } = cloudwatch.ComparisonOperator;
const { AVERAGE, MAXIMUM, MINIMUM } = cloudwatch.Stats;

/** Warns of a database that nears the end of what it has. The alarms have no actions yet. */
export function postgresAlarms(scope: Construct, database: Database, design: PostgresDesign, logicalReplication: boolean): cloudwatch.Alarm[] {
  return [
    busy(database, design), connections(database, design), transactionIds(database), ...storage(database, design),
    ...memory(database, design), ...deadlocks(database), ...replicaLag(database),
    ...(logicalReplication ? feedAlarms(database, design) : []),
  ].map(({ id, ...props }) =>
    new cloudwatch.Alarm(scope, id, { ...props, evaluationPeriods: 3, treatMissingData: cloudwatch.TreatMissingData.MISSING }));
}

function busy(database: Database, design: PostgresDesign): AlarmOf {
  const serverless = design.sizing.instanceClass === undefined;
  return {
    id: 'BusyAlarm',
    alarmDescription: `the writer ${serverless ? 'is near its maximum capacity' : 'has no processor to spare'} for a quarter of an hour`,
    metric: database.metric(serverless ? 'ACUUtilization' : 'CPUUtilization', { period: PERIOD, statistic: AVERAGE }),
    comparisonOperator: ABOVE,
    threshold: BUSY_PERCENT,
  };
}

function connections(database: Database, { sizing: { maxConnections } }: PostgresDesign): AlarmOf {
  return {
    id: 'ConnectionsAlarm',
    alarmDescription: `of ${maxConnections} connections four fifths are taken`,
    metric: database.metric('DatabaseConnections', { period: PERIOD, statistic: MAXIMUM }),
    comparisonOperator: ABOVE,
    threshold: Math.floor(maxConnections * CONNECTIONS_SHARE),
  };
}

function transactionIds(database: Database): AlarmOf {
  return {
    id: 'TransactionIdsAlarm',
    alarmDescription: 'a billion transaction ids are in use, of two that Postgres can tell apart: something keeps autovacuum from freezing rows',
    metric: database.metric('MaximumUsedTransactionIDs', { period: PERIOD, statistic: MAXIMUM }),
    comparisonOperator: ABOVE,
    threshold: TRANSACTION_IDS,
  };
}

/** Storage of a Multi-AZ cluster does not grow by itself (RDS user guide, Limitations of Multi-AZ DB clusters). */
function storage({ freeStorage, resources }: Database, design: PostgresDesign): AlarmOf[] {
  if (!freeStorage) return [];
  return [{
    id: 'StorageAlarm',
    alarmDescription: `a tenth of the storage is left; it ${resources.multiAzCluster ? 'does not grow by itself: size the profile for more' : 'grows by itself up to its maximum'}`,
    metric: freeStorage({ period: PERIOD, statistic: MINIMUM }),
    comparisonOperator: BELOW,
    threshold: Math.floor((design.sizing.storageGiB ?? 0) * GIB * FREE_STORAGE_SHARE),
  }];
}

/** Serverless v2 takes more memory when it needs it, up to the capacity that `BusyAlarm` watches. */
function memory(database: Database, { sizing: { instanceClass } }: PostgresDesign): AlarmOf[] {
  if (instanceClass === undefined) return [];
  return [{
    id: 'MemoryAlarm',
    alarmDescription: 'a twentieth of the memory is left: connections or sorts take it, and the database may restart',
    metric: database.metric('FreeableMemory', { period: PERIOD, statistic: MINIMUM }),
    comparisonOperator: BELOW,
    threshold: Math.floor(memoryGiBOf(instanceClass) * GIB * FREE_MEMORY_SHARE),
  }];
}

/** RDS counts them in Performance Insights alone. */
function deadlocks(database: Database): AlarmOf[] {
  if (!database.resources.cluster) return [];
  return [{
    id: 'DeadlocksAlarm',
    alarmDescription: 'transactions deadlock for a quarter of an hour: they take the same rows in different orders',
    metric: database.metric('Deadlocks', { period: PERIOD, statistic: MAXIMUM }),
    comparisonOperator: ABOVE,
    threshold: 0,
  }];
}

function replicaLag(database: Database): AlarmOf[] {
  const lag = database.replicaLagSeconds?.({ period: PERIOD, statistic: MAXIMUM });
  return lag === undefined ? [] : [{
    id: 'ReplicaLagAlarm',
    alarmDescription: `a reader is ${REPLICA_LAG_SECONDS} seconds behind the writer`,
    metric: lag,
    comparisonOperator: ABOVE,
    threshold: REPLICA_LAG_SECONDS,
  }];
}
