import * as backup from 'aws-cdk-lib/aws-backup';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as kms from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { builtDemand } from '../../designs/dynamodb/collections';
import { DynamoDbDesign } from '../../designs/dynamodb/dynamodb-design';
import { requestsSent } from '../../designs/dynamodb/requests';
import { Workload } from '../../profile/workload';
import { AlarmList } from './alarm-list';
import { WatchedTable, watchTable } from './alarms';
import { buildBackupPlan } from './backup-plan';
import { buildDashboard } from './dashboard';
import { DynamoDbFeed } from './dynamodb-feed';
import { DynamoDbOptions } from './dynamodb-options';
import { TableOperation } from './metrics';
import { Replication } from './replicas';
import { storeTables, StoreTable } from './store-tables';

/** What stands around the tables. */
export interface Surroundings {
  readonly backupPlan?: backup.BackupPlan;
  readonly dashboard?: cloudwatch.Dashboard;
}

/** What there is to watch and to copy. */
export interface SurroundingsProps {
  readonly design: DynamoDbDesign;
  readonly workload: Workload;
  readonly options: DynamoDbOptions;
  readonly encryptionKey?: kms.IKey;
  /** All tables, by entity. */
  readonly tables: ReadonlyMap<string, dynamodb.ITable>;
  /** Those that the store made. */
  readonly own: Readonly<Record<string, dynamodb.TableV2>>;
  readonly feeds: Readonly<Record<string, DynamoDbFeed>>;
  readonly replication: Replication;
  readonly alarms: AlarmList;
}

/** Alarms always; backups and a dashboard where they are asked for. */
export function buildSurroundings(scope: Construct, props: SurroundingsProps): Surroundings {
  const { options, own, alarms } = props;
  const watched = watchedTables(props);
  for (const table of watched) watchTable(scope, table, alarms);
  const copied = [...new Set(Object.values(own))];
  return {
    backupPlan: options.backup && copied.length > 0
      ? buildBackupPlan(new Construct(scope, 'Backup'), { ...options.backup, tables: copied, encryptionKey: props.encryptionKey })
      : undefined,
    dashboard: options.dashboard
      ? buildDashboard(scope, { tables: watched, feeds: Object.values(props.feeds), alarms: alarms.alarms })
      : undefined,
  };
}

function watchedTables({ design, workload, tables, own, replication }: SurroundingsProps): WatchedTable[] {
  return storeTables(design, tables).map((each) => ({
    ...each,
    operations: operationsOn(each, design),
    peak: builtDemand(each, design.demand).peak,
    // A strongly consistent replica does not lag, and reports no latency.
    replicas: own[each.parts[0].entity] && replication.consistency === undefined ? replication.regions : [],
    maxDataLossSeconds: workload.profile.availability?.maxDataLossSeconds,
  }));
}

/** The operations that patterns use on a table. */
export function operationsOn({ parts }: StoreTable, { coverage }: DynamoDbDesign): TableOperation[] {
  const requests = coverage.flatMap(({ request }) => request ? requestsSent(request) : []);
  const own = requests.filter((request) => parts.some(({ entity }) => request.entity === entity || request.writes.includes(entity)));
  return [...new Set(own.map(({ operation }) => operation))].sort();
}
