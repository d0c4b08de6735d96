import { Workload } from '../../profile/workload';
import { estimatePostgres } from '../cost/postgres-estimate';
import { Prices } from '../cost/prices';
import { Options } from '../options';
import { planPool } from './pool-plan';
import { PostgresDesign, PostgresDraft } from './postgres-design';
import { sizePostgres } from './sizing';

/** Gives a draft its settings, its size and its price. */
export function completePostgres(
  workload: Workload, draft: PostgresDraft, options: Options, prices: Prices, networkGiven: boolean = false,
): PostgresDesign {
  const sizing = sizePostgres(workload, options);
  const pool = planPool(workload, options, sizing);
  const isGlobal = options['postgres/deployment'] === 'aurora-global';
  return {
    ...draft,
    options,
    sizing,
    pool,
    replicaRegions: isGlobal ? workload.profile.regions?.replicas ?? [] : [],
    cost: estimatePostgres({ workload, options, sizing, pool, networkGiven }, prices),
  };
}
