import { gigabytes, HOURS_PER_MONTH, line, Line, SECONDS_PER_MONTH } from './cost-lines';
import { averageTasks, tasksInWords } from './pooler-costs';
import { deploymentOf, instanceCount, poolerOf, PostgresBasis } from './postgres-basis';
import { Prices } from './prices';

const MINUTES_PER_MONTH = HOURS_PER_MONTH * 60;

/** The owner and two database roles; with PgBouncer two logins, the certificate authority and its certificate besides. */
const DATABASE_SECRETS = 3;
const POOLER_SECRETS = 4;
/** A task asks for the versions of four logins every 60 s and for the certificate every 600 s, each with one call (runtime/pgbouncer/settings.ts). */
const LOGINS_POLLED = 4;
export const LOGIN_POLL_SECONDS = 60;
export const CERTIFICATE_POLL_SECONDS = 600;
const BYTES_PER_CALL = 4_096;

/** What the pooler reports of itself (runtime/pgbouncer/metrics.ts), and what ECS Container Insights reports of one cluster, service and task. */
export const POOLER_METRICS = 14;
const CONTAINER_METRICS = 25;
/** Seven of PgBouncer and two of its auto scaling; pinned sessions of RDS Proxy. */
const POOLER_ALARMS: Readonly<Record<string, number>> = { 'pgbouncer': 9, 'rds-proxy': 1, 'none': 0 };
const ALARMS_IN_WORDS: Readonly<Record<string, string>> = {
  'pgbouncer': `${POOLER_ALARMS.pgbouncer} of the pooler and its auto scaling, the others of the database`,
  'rds-proxy': `${POOLER_ALARMS['rds-proxy']} of the proxy, the others of the database`,
  'none': 'of the database',
};
/** Processor, connections and transaction ids; a disk of RDS, memory of an instance, deadlocks of Aurora, readers and feeds have more. */
const DATABASE_ALARMS = 3;
const FEED_ALARMS = 2;

/** House estimates of a minute's lines: of a pooler, of each thing that Container Insights follows, of the operating system of an instance. */
const POOLER_LOG_BYTES = 1_500;
const INSIGHTS_LOG_BYTES = 1_500;
const MONITORING_LOG_BYTES = 10_000;

/** Secrets and the calls for them, the key, metrics, alarms and logs. */
export function upkeepLines(basis: PostgresBasis, prices: Prices): Line[] {
  const tasks = averageTasks(basis);
  const pooler = poolerOf(basis);
  const idleShare = tasks === 0 ? 1 : basis.pool.minTasks / tasks;
  const alarms = POOLER_ALARMS[pooler] + databaseAlarms(basis);
  const [calls, logs] = [callsPerMonth(basis) / 10_000, logGb(basis)];
  return [
    ...line(prices, 'secret', DATABASE_SECRETS + (pooler === 'pgbouncer' ? POOLER_SECRETS : 0), {
      item: 'secrets',
      basis: () => `owner, two database roles${pooler === 'pgbouncer' ? ', two logins of clients, certificate authority and certificate' : ''}`,
    }),
    ...line(prices, 'secretCalls', calls, {
      item: 'calls to Secrets Manager',
      basis: () => `${tasksInWords(basis)} ask for ${LOGINS_POLLED} logins every ${LOGIN_POLL_SECONDS} s and for the certificate every ${CERTIFICATE_POLL_SECONDS} s`,
      idleQuantity: calls * idleShare,
    }),
    ...line(prices, 'customerKey', 1, { item: 'encryption key', basis: 'one customer managed key; its yearly rotation adds as much in the first two years' }),
    ...line(prices, 'customMetrics', tasks === 0 ? 0 : POOLER_METRICS + CONTAINER_METRICS, {
      item: 'metrics', basis: () => `${POOLER_METRICS} of the pooler, about ${CONTAINER_METRICS} of Container Insights for one cluster, service and task`,
    }),
    ...line(prices, 'alarmMetrics', alarms, {
      item: 'alarms', basis: ALARMS_IN_WORDS[pooler],
    }),
    ...line(prices, 'logIngestion', logs, {
      item: 'logs',
      basis: () => `a line a minute of ${tasks === 0 ? '' : `${tasksInWords(basis)}, their Container Insights and `}the operating system of each instance (house estimate of their sizes)`,
      idleQuantity: logs * idleShare,
    }),
  ];
}

function databaseAlarms(basis: PostgresBasis): number {
  const deployment = deploymentOf(basis);
  const { sizing, workload } = basis;
  return DATABASE_ALARMS
    + (['rds-instance', 'rds-multi-az-instance'].includes(deployment) ? 1 : 0)
    + (sizing.instanceClass === undefined ? 0 : 1)
    + (deployment.startsWith('aurora') ? 1 : 0)
    + (sizing.readers > 0 ? 1 : 0)
    + ((workload.profile.changeFeeds ?? []).length > 0 ? FEED_ALARMS : 0);
}

/** Logs that CloudWatch takes in. */
function logGb(basis: PostgresBasis): number {
  return taskLogGb(basis) + gigabytes(MINUTES_PER_MONTH * instanceCount(basis) * MONITORING_LOG_BYTES);
}

/** Those that leave by the network of the store; RDS sends its own. */
export function taskLogGb(basis: PostgresBasis): number {
  const tasks = averageTasks(basis);
  return tasks === 0 ? 0 : gigabytes(MINUTES_PER_MONTH * (tasks * (POOLER_LOG_BYTES + INSIGHTS_LOG_BYTES) + 2 * INSIGHTS_LOG_BYTES));
}

function callsPerMonth(basis: PostgresBasis): number {
  return averageTasks(basis) * SECONDS_PER_MONTH * (LOGINS_POLLED / LOGIN_POLL_SECONDS + 1 / CERTIFICATE_POLL_SECONDS);
}

/** What those calls carry. */
export function callsGb(basis: PostgresBasis): number {
  return gigabytes(callsPerMonth(basis) * BYTES_PER_CALL);
}
