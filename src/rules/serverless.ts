import { HOURS_PER_MONTH } from '../designs/cost/cost-lines';
import { pricesFor } from '../designs/cost/prices';
import { needsOf } from '../designs/postgres/needs';
import { serverlessRange } from '../designs/postgres/serverless-sizing';
import { AvailabilityTier } from '../profile/access-pattern-profile';
import { Workload } from '../profile/workload';
import { tierOf } from './availability';

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
  const readers = tierOf(workload) === AvailabilityTier.DEVELOPMENT ? 0 : 1;
  const { minAcu, maxAcu, maxConnections } = serverlessRange(workload, needsOf(workload, true));
  const idleMonthlyUsd = minAcu * (1 + readers) * HOURS_PER_MONTH * pricesFor('us-east-1').rates.auroraCapacity.usd;
  return { minAcu, maxAcu, readers, maxConnections, idleMonthlyUsd };
}
