import { gigabytes, HOURS_PER_MONTH, millionsPerMonth } from '../designs/cost/cost-lines';
import { billedUnits, isProvisioned, TARGET_UTILIZATION } from '../designs/cost/dynamodb-basis';
import { PriceId, pricesFor } from '../designs/cost/prices';
import { storedBytes } from '../designs/dynamodb/demand';
import { Throughput } from '../designs/dynamodb/dynamodb-design';
import { isReplicated } from '../designs/dynamodb/replicas';
import { Options } from '../designs/options';
import { Evidence } from './rule';

/** What storage and requests of the home Region cost per month in either class, in us-east-1. */
export interface TableClassCosts {
  readonly storage: number;
  readonly throughput: number;
  /** Both together in Standard-IA. */
  readonly infrequentAccess: number;
}

/** The prices of a class. */
interface ClassPrices {
  readonly storage: PriceId;
  readonly requests: Readonly<Record<'reads' | 'writes', PriceId>>;
  readonly capacity: Readonly<Record<'reads' | 'writes', PriceId>>;
}

const STANDARD: ClassPrices = {
  storage: 'dynamoDbStorage',
  requests: { reads: 'dynamoDbReads', writes: 'dynamoDbWrites' },
  capacity: { reads: 'dynamoDbReadCapacity', writes: 'dynamoDbWriteCapacity' },
};
const INFREQUENT_ACCESS: ClassPrices = {
  storage: 'dynamoDbIaStorage',
  requests: { reads: 'dynamoDbIaReads', writes: 'dynamoDbIaWrites' },
  capacity: { reads: 'dynamoDbIaReadCapacity', writes: 'dynamoDbIaWriteCapacity' },
};

/** Undefined where a rate, an item count or an item size is not declared. */
export function tableClassCosts(evidence: Evidence): TableClassCosts | undefined {
  const { workload, dynamodbLoads, settled } = evidence;
  const isUnsized = workload.profile.entities.some(({ averageItemBytes, itemCount }) => averageItemBytes === undefined || itemCount === undefined);
  if (isUnsized || workload.requestsPerSecond.missing.length > 0) return undefined;
  const stored = storedGigabytes(evidence);
  const units = billedUnits({ workload, options: settled }, dynamodbLoads);
  const { rates } = pricesFor('us-east-1');
  return {
    storage: stored * rates[STANDARD.storage].usd,
    throughput: requestsUsd(units, settled, STANDARD),
    infrequentAccess: stored * rates[INFREQUENT_ACCESS.storage].usd + requestsUsd(units, settled, INFREQUENT_ACCESS),
  };
}

function storedGigabytes({ workload, dynamodb, settled }: Evidence): number {
  const replicated = isReplicated(settled);
  return gigabytes(dynamodb.tables.reduce((sum, table) => sum + (storedBytes(workload, table, replicated) ?? 0), 0));
}

/** What the units cost in a class, reads and writes each to the cent. */
function requestsUsd({ readUnitsPerSecond, writeUnitsPerSecond }: Throughput, options: Options, { requests, capacity }: ClassPrices): number {
  return isProvisioned(options)
    ? monthlyUsd(hours(readUnitsPerSecond), capacity.reads) + monthlyUsd(hours(writeUnitsPerSecond), capacity.writes)
    : monthlyUsd(millionsPerMonth(readUnitsPerSecond), requests.reads) + monthlyUsd(millionsPerMonth(writeUnitsPerSecond), requests.writes);
}

/** Unit-hours a month of capacity for a rate. */
function hours(perSecond: number): number {
  return perSecond / TARGET_UTILIZATION * HOURS_PER_MONTH;
}

function monthlyUsd(quantity: number, price: PriceId): number {
  return Math.round(quantity * pricesFor('us-east-1').rates[price].usd * 100) / 100;
}
