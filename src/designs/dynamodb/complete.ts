import { Workload } from '../../profile/workload';
import { estimateDynamoDb } from '../cost/dynamodb-estimate';
import { Prices } from '../cost/prices';
import { Options } from '../options';
import { tableDemand } from './demand';
import { DynamoDbDesign, DynamoDbDraft } from './dynamodb-design';
import { isReplicated, replicaRegions } from './replicas';
import { requestLoads } from './request-loads';

/** Gives a draft its settings, its demand and its price. */
export function completeDynamoDb(
  workload: Workload, draft: DynamoDbDraft, options: Options, prices: Prices, loads = requestLoads(workload, draft),
): DynamoDbDesign {
  const demand = tableDemand(workload, draft, loads, isReplicated(options));
  return {
    ...draft,
    options,
    demand,
    replicaRegions: replicaRegions(workload, options),
    cost: estimateDynamoDb({ workload, draft, options, demand, loads }, prices),
  };
}
