import { ThresholdInForce, ThresholdSetter, Thresholds } from './thresholds';

const TIB = 2 ** 40;

/** Every threshold, with a value. */
export type ResolvedThresholds = Required<Thresholds>;

/** A default, and what it rests on. */
export interface ThresholdDefault {
  readonly value: number;
  readonly unit: string;
  readonly reason: string;
  /** A public page, an id of the guidance, or `house number`. */
  readonly source: string;
}

const DBOS = 'https://www.dbos.dev/blog/benchmarking-workflow-execution-scalability-on-postgres';
const POSTGRES_BENCH = 'https://github.com/ClickHouse/PostgresBench';
const PGBENCH = 'https://www.postgresql.org/docs/current/pgbench.html';
const AURORA_LIMITS = 'https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/CHAP_Limits.html';
const SELECT_GUIDE = 'https://github.com/aws/agent-toolkit-for-aws/blob/main/skills/core-skills/aws-database/references/select.md';

export const THRESHOLD_DEFAULTS: Readonly<Record<keyof Thresholds, ThresholdDefault>> = {
  beyondWriteTransactionsPerSecond: {
    value: 30_000,
    unit: 'write transactions/s',
    reason: 'the best measured realistic rate of one managed primary (86,000/s on 96 vCPU, dbos.dev 2026), less a quarter for a synchronous standby, at half load',
    source: DBOS,
  },
  refusedWriteTransactionsPerSecond: {
    value: 80_000,
    unit: 'write transactions/s',
    reason: 'about the measured realistic ceiling itself (86,000/s with 31 columns and 9 indexes on 96 vCPU, dbos.dev 2026)',
    source: DBOS,
  },
  closeWriteTransactionsPerSecond: {
    value: 10_000,
    unit: 'write transactions/s',
    reason: 'where an untuned 16-vCPU Aurora primary saturates (9,483 to 12,628 TPC-B transactions/s, ClickHouse PostgresBench 2026)',
    source: POSTGRES_BENCH,
  },
  closeRowWritesPerSecond: {
    value: 40_000,
    unit: 'rows written/s',
    reason: 'four row writes per commit (the TPC-B mix) where an untuned 16-vCPU Aurora primary saturates',
    source: POSTGRES_BENCH,
  },
  beyondRowWritesPerSecond: {
    value: 120_000,
    unit: 'rows written/s',
    reason: 'four row writes per commit (the TPC-B mix) at 30,000 commits/s',
    source: PGBENCH,
  },
  refusedRowWritesPerSecond: {
    value: 300_000,
    unit: 'rows written/s',
    reason: 'four row writes per commit at about the measured ceiling of commits; batches lift rows, not commits',
    source: PGBENCH,
  },
  closeStrongRequestsPerSecond: {
    value: 50_000,
    unit: 'writes and strong reads/s',
    reason: 'about what 32 vCPUs answer at half load (1,500/s per vCPU, half of the 12,000 queries/s that Aurora answered on 4 vCPUs in July 2025)',
    source: 'house number',
  },
  beyondStrongRequestsPerSecond: {
    value: 200_000,
    unit: 'writes and strong reads/s',
    reason: 'strong reads stay on the primary; AWS names hundreds of thousands of requests/s as DynamoDB ground (house estimate)',
    source: SELECT_GUIDE,
  },
  refusedStrongRequestsPerSecond: {
    value: 1_000_000,
    unit: 'writes and strong reads/s',
    reason: 'no managed primary is documented to answer a million strongly consistent requests/s (house estimate)',
    source: 'house number',
  },
  beyondBytes: {
    value: 192 * TIB,
    unit: 'bytes',
    reason: 'three quarters of the largest Aurora volume (256 TiB): time to leave before it is full',
    source: AURORA_LIMITS,
  },
  refusedBytes: {
    value: 256 * TIB,
    unit: 'bytes',
    reason: 'the largest Aurora volume (Aurora User Guide, storage limits)',
    source: AURORA_LIMITS,
  },
  beyondRequestsPerSecond: {
    value: 1_000_000,
    unit: 'requests/s',
    reason: 'the guidance\'s "millions of requests per second"; reads scale out to replicas, so this never refuses Postgres',
    source: 'O5',
  },
  singleKeyShare: {
    value: 0.9,
    unit: 'of requests',
    reason: 'the primary access pattern must be the key; one request in ten may take another way (house number)',
    source: 'O5',
  },
  rareJoinShare: {
    value: 0.1,
    unit: 'of requests',
    reason: 'below one request in ten, several gets in place of a join are affordable (house number)',
    source: 'P2',
  },
  sessionItems: {
    value: 10_000_000,
    unit: 'live items',
    reason: 'the guidance\'s "tens of millions of items" (house number for massive session storage)',
    source: 'D2',
  },
  sessionRequestsPerSecond: {
    value: 10_000,
    unit: 'requests/s',
    reason: 'about what millions of concurrent users ask of a session store (house number)',
    source: 'D2',
  },
  telemetryWritesPerSecond: {
    value: 10_000,
    unit: 'writes/s',
    reason: 'where an untuned 16-vCPU primary saturates (ClickHouse PostgresBench 2026)',
    source: POSTGRES_BENCH,
  },
};

export const THRESHOLD_NAMES = Object.keys(THRESHOLD_DEFAULTS) as readonly (keyof Thresholds)[];

const DEFAULT_VALUES = Object.fromEntries(THRESHOLD_NAMES.map((name) => [name, THRESHOLD_DEFAULTS[name].value])) as ResolvedThresholds;

/** Those that are shares of the requests, and so end at 1. */
export const SHARES: readonly (keyof Thresholds)[] = ['singleKeyShare', 'rareJoinShare'];

/** A threshold may not be above the next of its row. */
export const ORDERED: readonly (readonly (keyof Thresholds)[])[] = [
  ['closeWriteTransactionsPerSecond', 'beyondWriteTransactionsPerSecond', 'refusedWriteTransactionsPerSecond'],
  ['closeRowWritesPerSecond', 'beyondRowWritesPerSecond', 'refusedRowWritesPerSecond'],
  ['closeStrongRequestsPerSecond', 'beyondStrongRequestsPerSecond', 'refusedStrongRequestsPerSecond'],
  ['beyondBytes', 'refusedBytes'],
];

/** Fills the gaps with the defaults. A default gives way to what was set: nothing is refused before it is beyond, nor close after that. */
export function resolveThresholds(overrides?: Thresholds): ResolvedThresholds {
  if (overrides === undefined) return DEFAULT_VALUES;
  const resolved = { ...DEFAULT_VALUES };
  for (const name of THRESHOLD_NAMES) resolved[name] = overrides[name] ?? resolved[name];
  const giveWay = (name: keyof Thresholds, value: number) => { resolved[name] = overrides[name] ?? value; };
  for (const row of ORDERED) {
    for (let at = 1; at < row.length; at++) giveWay(row[at], Math.max(resolved[row[at]], resolved[row[at - 1]]));
    for (let at = row.length - 2; at >= 0; at--) giveWay(row[at], Math.min(resolved[row[at]], resolved[row[at + 1]]));
  }
  return resolved;
}

/** Every threshold with its value, who set it and what its default rests on. */
export function thresholdsInForce(overrides: Thresholds, setBy: Readonly<Record<string, ThresholdSetter>>): ThresholdInForce[] {
  const resolved = resolveThresholds(overrides);
  return THRESHOLD_NAMES.map((name) => {
    const { value: defaultValue, unit, reason, source } = THRESHOLD_DEFAULTS[name];
    const setter = overrides[name] === undefined ? ThresholdSetter.DEFAULT : setBy[name] ?? ThresholdSetter.PROPS;
    return { name, value: resolved[name], unit, setBy: setter, defaultValue, reason, source };
  });
}
