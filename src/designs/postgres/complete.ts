import { Workload } from '../../profile/workload';
import { estimatePostgres } from '../cost/postgres-estimate';
import { Prices } from '../cost/prices';
import { Options } from '../options';
import { planPool, poolModeOf } from './pool-plan';
import { PostgresDesign, PostgresDraft } from './postgres-design';
import { sizePostgres } from './sizing';

/** Gives a draft its settings, its size and its price. */
export function completePostgres(
  workload: Workload, draft: PostgresDraft, options: Options, prices: Prices, networkGiven: boolean = false,
): PostgresDesign {
  const { extensions, tables, expiryJobs, feeds, outbox, coverage } = draft;
  const sizing = sizePostgres(workload, options);
  const pool = planPool(workload, poolModeOf(options), sizing);
  const isGlobal = options['postgres/deployment'] === 'aurora-global';
  const replicaRegions = isGlobal ? workload.profile.regions?.replicas ?? [] : [];
  const cost = estimatePostgres({ workload, options, sizing, pool, networkGiven }, prices);
  return { extensions, tables, expiryJobs, feeds, outbox, coverage, options, sizing, pool, replicaRegions, cost };
}
