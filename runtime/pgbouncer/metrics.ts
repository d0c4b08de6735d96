import { X509Certificate } from 'crypto';
import { Row } from './console';
import { PoolMetrics } from './pools';
import { Settings } from './settings';

/** What only this process knows. */
export interface OwnMetrics {
  readonly serverLoginFailures: number;
  readonly clientLoginFailures: number;
  readonly writerReachable: boolean;
  readonly secretVersionsDiffer: number;
  /** PEM. */
  readonly certificate: string;
}

const UNITS = {
  MaxWait: 'Seconds',
  ClientsActive: 'Count',
  ClientsWaiting: 'Count',
  ServersActive: 'Count',
  ServersIdle: 'Count',
  PoolExhausted: 'Percent',
  TransactionsPerSecond: 'Count/Second',
  TransactionTime: 'Microseconds',
  WaitTime: 'Microseconds',
  ServerLoginFailures: 'Count',
  ClientLoginFailures: 'Count',
  WriterUnreachable: 'Count',
  SecretVersionsDiffer: 'Count',
  CertificateDaysLeft: 'Count',
} as const;

/** Every metric of a line; the names are a contract with the alarms. */
export type Metrics = Readonly<Record<keyof typeof UNITS, number>>;

/** One line in CloudWatch's embedded metric format: the log agent makes metrics of it. */
export function metricsLine(settings: Settings, pools: PoolMetrics, stats: readonly Row[], own: OwnMetrics, now = Date.now()): string {
  const values: Metrics = { ...pools, ...fromStats(stats), ...fromOwn(own, now) };
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

export function fromStats(rows: readonly Row[]) {
  return {
    TransactionsPerSecond: rows.reduce((sum, row) => sum + Number(row.avg_xact_count), 0),
    TransactionTime: Math.max(0, ...rows.map((row) => Number(row.avg_xact_time))),
    WaitTime: Math.max(0, ...rows.map((row) => Number(row.avg_wait_time))),
  };
}

export function fromOwn(own: OwnMetrics, now: number) {
  const expiry = Date.parse(new X509Certificate(own.certificate).validTo);
  return {
    ServerLoginFailures: own.serverLoginFailures,
    ClientLoginFailures: own.clientLoginFailures,
    WriterUnreachable: own.writerReachable ? 0 : 1,
    SecretVersionsDiffer: own.secretVersionsDiffer,
    CertificateDaysLeft: Math.floor((expiry - now) / 86_400_000),
  };
}
