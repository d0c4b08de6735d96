import { CostEstimate } from '../designs/cost/cost-estimate';
import { estimateDynamoDb } from '../designs/cost/dynamodb-estimate';
import { pricesFor } from '../designs/cost/prices';
import { tableDemand } from '../designs/dynamodb/demand';
import { requestLoads } from '../designs/dynamodb/request-loads';
import { Evidence } from './rule';

/** What storage and requests of the home Region cost per month in either class, in us-east-1. */
export interface TableClassCosts {
  readonly storage: number;
  readonly throughput: number;
  /** Both together in Standard-IA. */
  readonly infrequentAccess: number;
}

const STORAGE = 'storage of tables and indexes';

/** Undefined where a rate, an item count or an item size is not declared. */
export function tableClassCosts({ workload, dynamodb, settled }: Evidence): TableClassCosts | undefined {
  if (workload.requestsPerSecond.missing.length > 0 || workload.profile.entities.some(isUnsized)) return undefined;
  const loads = requestLoads(workload, dynamodb);
  const basis = { workload, draft: dynamodb, demand: tableDemand(workload, dynamodb, loads), loads };
  const costOf = (tableClass: string) => estimateDynamoDb({
    ...basis,
    options: { 'dynamodb/capacity-mode': settled['dynamodb/capacity-mode'], 'dynamodb/table-class': tableClass },
  }, pricesFor('us-east-1'));
  const standard = costOf('standard');
  const infrequentAccess = costOf('standard-infrequent-access');
  const storage = storageOf(standard);
  return { storage, throughput: requestsOf(standard), infrequentAccess: storageOf(infrequentAccess) + requestsOf(infrequentAccess) };
}

function isUnsized({ itemCount, averageItemBytes }: { itemCount?: number; averageItemBytes?: number }): boolean {
  return itemCount === undefined || averageItemBytes === undefined;
}

function storageOf({ lines }: CostEstimate): number {
  return lines.find(({ item }) => item === STORAGE)?.monthlyUsd ?? 0;
}

function requestsOf({ lines }: CostEstimate): number {
  return lines.filter(({ item }) => item.endsWith(': writes') || item.endsWith(': reads')).reduce((sum, { monthlyUsd }) => sum + monthlyUsd, 0);
}
