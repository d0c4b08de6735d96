import { X509Certificate } from 'crypto';
import { ask } from './console';
import { Settings } from './settings';

type Row = Readonly<Record<string, string>>;

/** What only this process knows. */
export interface OwnMetrics {
  readonly serverLoginFailures: number;
  readonly writerReachable: boolean;
  /** PEM. */
  readonly certificate: string;
}

const UNITS = {
  MaxWait: 'Seconds',
  ClientsActive: 'Count',
  ClientsWaiting: 'Count',
  ServersActive: 'Count',
  ServersIdle: 'Count',
  TransactionsPerSecond: 'Count/Second',
  TransactionTime: 'Microseconds',
  WaitTime: 'Microseconds',
  ServerLoginFailures: 'Count',
  WriterUnreachable: 'Count',
  CertificateDaysLeft: 'Count',
} as const;

/** One line in CloudWatch's embedded metric format: the log agent makes metrics of it. */
export async function metricsLine(settings: Settings, own: OwnMetrics, now = Date.now()): Promise<string> {
  const pools = clientPools(await ask(settings, 'SHOW POOLS'));
  const stats = clientPools(await ask(settings, 'SHOW STATS'));
  return embeddedMetrics(settings, { ...fromPools(pools), ...fromStats(stats), ...fromOwn(own, now) }, now);
}

/** The console's own pool is no client's. */
function clientPools(rows: Row[]): Row[] {
  return rows.filter((row) => row.database !== 'pgbouncer');
}

export function fromPools(rows: readonly Row[]) {
  return {
    MaxWait: Math.max(0, ...rows.map((row) => Number(row.maxwait) + Number(row.maxwait_us) / 1e6)),
    ClientsActive: total(rows, 'cl_active'),
    ClientsWaiting: total(rows, 'cl_waiting'),
    ServersActive: total(rows, 'sv_active'),
    ServersIdle: total(rows, 'sv_idle'),
  };
}

export function fromStats(rows: readonly Row[]) {
  return {
    TransactionsPerSecond: total(rows, 'avg_xact_count'),
    TransactionTime: Math.max(0, ...rows.map((row) => Number(row.avg_xact_time))),
    WaitTime: Math.max(0, ...rows.map((row) => Number(row.avg_wait_time))),
  };
}

export function fromOwn(own: OwnMetrics, now: number) {
  const expiry = Date.parse(new X509Certificate(own.certificate).validTo);
  return {
    ServerLoginFailures: own.serverLoginFailures,
    WriterUnreachable: own.writerReachable ? 0 : 1,
    CertificateDaysLeft: Math.floor((expiry - now) / 86_400_000),
  };
}

function embeddedMetrics(settings: Settings, values: Record<keyof typeof UNITS, number>, now: number): string {
  return JSON.stringify({
    _aws: {
      Timestamp: now,
      CloudWatchMetrics: [{
        Namespace: settings.METRIC_NAMESPACE,
        Dimensions: [['Pooler']],
        Metrics: Object.entries(UNITS).map(([Name, Unit]) => ({ Name, Unit })),
      }],
    },
    Pooler: settings.METRIC_POOLER,
    ...values,
  });
}

function total(rows: readonly Row[], column: string): number {
  return rows.reduce((sum, row) => sum + Number(row[column]), 0);
}
