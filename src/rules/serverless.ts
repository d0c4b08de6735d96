import { HOURS_PER_MONTH } from '../designs/cost/cost-lines';
import { pricesFor } from '../designs/cost/prices';
import { needsOf, tierOf } from '../designs/postgres/needs';
import { standbyReaders } from '../designs/postgres/readers';
import { serverlessRange } from '../designs/postgres/serverless-sizing';
import { Workload } from '../profile/workload';

/** The Serverless v2 cluster that a workload would get. */
export interface ServerlessCluster {
  readonly minAcu: number;
  readonly maxAcu: number;
  readonly readers: number;
  readonly maxConnections: number;
  /** What its minimum costs a month in us-east-1. */
  readonly idleMonthlyUsd: number;
}

export function serverlessOf(workload: Workload): ServerlessCluster {
  const readers = standbyReaders('aurora-serverless-v2', tierOf(workload));
  const { minAcu, maxAcu, maxConnections } = serverlessRange(workload, needsOf(workload, true));
  const idleMonthlyUsd = minAcu * (1 + readers) * HOURS_PER_MONTH * pricesFor('us-east-1').rates.auroraCapacity.usd;
  return { minAcu, maxAcu, readers, maxConnections, idleMonthlyUsd };
}
