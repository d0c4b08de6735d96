import { groupBy } from '../../profile/group-by';
import { Workload } from '../../profile/workload';
import { estimateDynamoDb } from '../cost/dynamodb-estimate';
import { Prices } from '../cost/prices';
import { Options } from '../options';
import { tableDemand } from './demand';
import { DynamoDbDesign, DynamoDbDraft } from './dynamodb-design';
import { hotKeys } from './hot-keys';
import { isReplicated, replicaRegions } from './replicas';
import { requestLoads } from './request-loads';
import { throughputPlans } from './throughput';

/** Gives a draft its settings, its demand and its price. */
export function completeDynamoDb(
  workload: Workload, draft: DynamoDbDraft, options: Options, prices: Prices, loads = requestLoads(workload, draft),
): DynamoDbDesign {
  const replicated = isReplicated(options);
  const demand = tableDemand(workload, draft, loads, replicated);
  return {
    tables: draft.tables,
    coverage: draft.coverage,
    options,
    demand,
    throughput: throughputPlans(draft.tables, demand, { mode: options['dynamodb/capacity-mode'], replicated }),
    hotKeys: hotKeys(workload, draft, groupBy(loads, ({ entity }) => entity)),
    replicaRegions: replicaRegions(workload, options),
    cost: estimateDynamoDb({ workload, draft, options, demand, loads }, prices),
  };
}
