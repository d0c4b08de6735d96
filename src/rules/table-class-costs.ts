import { gigabytes } from '../designs/cost/cost-lines';
import { billedUnits, DynamoDbBasis, storagePrice, storedBytes, unitLines } from '../designs/cost/dynamodb-basis';
import { pricesFor } from '../designs/cost/prices';
import { tableDemand } from '../designs/dynamodb/demand';
import { isReplicated } from '../designs/dynamodb/replicas';
import { Evidence } from './rule';

/** What storage and requests of the home Region cost per month in either class, in us-east-1. */
export interface TableClassCosts {
  readonly storage: number;
  readonly throughput: number;
  /** Both together in Standard-IA. */
  readonly infrequentAccess: number;
}

/** Undefined where a rate, an item count or an item size is not declared. */
export function tableClassCosts({ workload, dynamodb, dynamodbLoads: loads, settled }: Evidence): TableClassCosts | undefined {
  if (workload.requestsPerSecond.missing.length > 0 || workload.bytes.missing.length > 0) return undefined;
  const { entities } = workload.profile;
  if (entities.some(({ averageItemBytes, itemCount }) => averageItemBytes === undefined || itemCount === undefined)) return undefined;
  const standard = { workload, draft: dynamodb, demand: tableDemand(workload, dynamodb, loads, isReplicated(settled)), loads, options: settled };
  const infrequent = { ...standard, options: { ...settled, 'dynamodb/table-class': 'standard-infrequent-access' } };
  return {
    storage: storageUsd(standard),
    throughput: requestsUsd(standard, 'dynamoDb'),
    infrequentAccess: storageUsd(infrequent) + requestsUsd(infrequent, 'dynamoDbIa'),
  };
}

function storageUsd(basis: DynamoDbBasis): number {
  return gigabytes(storedBytes(basis)) * pricesFor('us-east-1').rates[storagePrice(basis.options)].usd;
}

function requestsUsd(basis: DynamoDbBasis, tableClass: 'dynamoDb' | 'dynamoDbIa'): number {
  const { readUnitsPerSecond, writeUnitsPerSecond } = billedUnits(basis, basis.loads);
  const prices = pricesFor('us-east-1');
  return [
    ...unitLines(basis, prices, 'reads', { byRequest: `${tableClass}Reads`, byHour: `${tableClass}ReadCapacity` }, readUnitsPerSecond),
    ...unitLines(basis, prices, 'writes', { byRequest: `${tableClass}Writes`, byHour: `${tableClass}WriteCapacity` }, writeUnitsPerSecond),
  ].reduce((sum, { monthlyUsd }) => sum + monthlyUsd, 0);
}
