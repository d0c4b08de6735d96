import { Thresholds } from './thresholds';

const TIB = 2 ** 40;

/** Every threshold, with a value. */
export type ResolvedThresholds = Required<Thresholds>;

/** A default, and what it rests on. */
export interface ThresholdDefault {
  readonly value: number;
  readonly unit: string;
  readonly reason: string;
}

export const THRESHOLD_DEFAULTS: Readonly<Record<keyof Thresholds, ThresholdDefault>> = {
  beyondWriteTransactionsPerSecond: {
    value: 30_000,
    unit: 'write transactions/s',
    reason: 'the best measured realistic rate of one managed primary (86,000/s on 96 vCPU, dbos.dev 2026), less a quarter for a synchronous standby, at half load',
  },
  refusedWriteTransactionsPerSecond: {
    value: 80_000,
    unit: 'write transactions/s',
    reason: 'about the measured realistic ceiling itself (86,000/s with 31 columns and 9 indexes on 96 vCPU, dbos.dev 2026)',
  },
  closeWriteTransactionsPerSecond: {
    value: 10_000,
    unit: 'write transactions/s',
    reason: 'where an untuned 16-vCPU Aurora primary saturates (9,483 to 12,628 TPC-B transactions/s, ClickHouse PostgresBench 2026)',
  },
  beyondRowWritesPerSecond: {
    value: 120_000,
    unit: 'rows written/s',
    reason: 'four row writes per commit (the TPC-B mix) at 30,000 commits/s',
  },
  refusedRowWritesPerSecond: {
    value: 300_000,
    unit: 'rows written/s',
    reason: 'four row writes per commit at about the measured ceiling of commits; batches lift rows, not commits',
  },
  beyondStrongRequestsPerSecond: {
    value: 200_000,
    unit: 'writes and strong reads/s',
    reason: 'strong reads stay on the primary; AWS names hundreds of thousands of requests/s as DynamoDB ground (house estimate)',
  },
  refusedStrongRequestsPerSecond: {
    value: 1_000_000,
    unit: 'writes and strong reads/s',
    reason: 'no managed primary is documented to answer a million strongly consistent requests/s (house estimate)',
  },
  beyondBytes: {
    value: 192 * TIB,
    unit: 'bytes',
    reason: 'three quarters of the largest Aurora volume (256 TiB): time to leave before it is full',
  },
  refusedBytes: {
    value: 256 * TIB,
    unit: 'bytes',
    reason: 'the largest Aurora volume (Aurora User Guide, storage limits)',
  },
  beyondRequestsPerSecond: {
    value: 1_000_000,
    unit: 'requests/s',
    reason: 'the guidance\'s "millions of requests per second"; reads scale out to replicas, so this never refuses Postgres',
  },
  singleKeyShare: {
    value: 0.9,
    unit: 'of requests',
    reason: 'the primary access pattern must be the key; one request in ten may take another way (house number)',
  },
  rareJoinShare: {
    value: 0.1,
    unit: 'of requests',
    reason: 'below one request in ten, several gets in place of a join are affordable (house number)',
  },
  sessionItems: {
    value: 10_000_000,
    unit: 'live items',
    reason: 'the guidance\'s "tens of millions of items" (house number for massive session storage)',
  },
  sessionRequestsPerSecond: {
    value: 10_000,
    unit: 'requests/s',
    reason: 'about what millions of concurrent users ask of a session store (house number)',
  },
  telemetryWritesPerSecond: {
    value: 10_000,
    unit: 'writes/s',
    reason: 'where an untuned 16-vCPU primary saturates (ClickHouse PostgresBench 2026)',
  },
};

/** Fills the gaps with the defaults. */
export function resolveThresholds(overrides: Thresholds = {}): ResolvedThresholds {
  const names = Object.keys(THRESHOLD_DEFAULTS) as (keyof Thresholds)[];
  return Object.fromEntries(names.map((name) => [name, overrides[name] ?? THRESHOLD_DEFAULTS[name].value])) as ResolvedThresholds;
}
