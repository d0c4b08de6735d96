import { HOURS_PER_MONTH } from '../designs/cost/cost-lines';
import { pricesFor } from '../designs/cost/prices';
import { averageRate, needsOf, tierOf } from '../designs/postgres/needs';
import { standbyReaders } from '../designs/postgres/readers';
import { awakeShare, SECONDS_UNTIL_PAUSE, serverlessRange } from '../designs/postgres/serverless-sizing';
import { count, counted, percent, usd } from '../profile/format';
import { Workload } from '../profile/workload';
import { comesByDataApi } from './clients';

/** The Serverless v2 cluster that a workload would get, behind a pooler wherever somebody can come through one. */
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
  const { minAcu, maxAcu, maxConnections } = serverlessRange(workload, needsOf(workload, true), comesByDataApi(workload) ? 'none' : 'pgbouncer');
  const idleMonthlyUsd = minAcu * (1 + readers) * HOURS_PER_MONTH * pricesFor('us-east-1').rates.auroraCapacity.usd;
  return { minAcu, maxAcu, readers, maxConnections, idleMonthlyUsd };
}

/** What that cluster does while nobody calls; a clause that follows its name. */
export function idleInWords(workload: Workload): string {
  const { minAcu, readers, idleMonthlyUsd } = serverlessOf(workload);
  if (minAcu > 0) {
    return `follows it down to ${count(minAcu)} ACU on ${counted(1 + readers, 'instance')} (about ${usd(idleMonthlyUsd)} a month in us-east-1), `
      + 'and to zero in development only, without pooler, pg_cron and change feed, then takes about 15 s to wake';
  }
  const awake = awakeShare(workload);
  return `pauses after ${SECONDS_UNTIL_PAUSE} s without a request, then costs storage alone and takes about 15 s to wake, `
    + (awake < 1 ? `but is awake ${percent(awake)} of the time at the declared rates` : `which ${counted(averageRate(workload), 'request')}/s on average never let it do`);
}
