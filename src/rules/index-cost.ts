import { SECONDS_PER_MONTH } from '../designs/cost/cost-lines';
import { pricesFor } from '../designs/cost/prices';
import { DynamoDbIndex, DynamoDbTable } from '../designs/dynamodb/dynamodb-design';
import { entryBytes, writeUnits } from '../designs/dynamodb/units';
import { Access, itemsWrittenOf } from '../profile/access';
import { count, usd } from '../profile/format';
import { Workload } from '../profile/workload';

/** A rule does not know the Region; its price is that of the snapshot's, and says so. */
const PRICES = pricesFor();

/** What an index adds to the writes of its table, as a clause. */
export function indexCostInWords(workload: Workload, table: DynamoDbTable, index: DynamoDbIndex): string {
  const entity = workload.entities.get(table.entity)!;
  const units = writeUnits(entryBytes(entity, table, index) ?? 0);
  const writes = workload.writersByEntity.get(table.entity) ?? [];
  const each = `${count(units)} more write unit${units === 1 ? '' : 's'} for every item of ${table.entity} written`;
  return writes.length === 0 ? `${each}, though no pattern writes any` : `${each}, ${rateInWords(table.entity, writes, units)}`;
}

function rateInWords(entity: string, writes: readonly Access[], units: number): string {
  const peak = itemsPerSecond(entity, writes, (access) => access.peakPerSecond);
  if (peak === undefined) return `at a rate that is not declared: ${usd(monthlyUsd(units))} a month for each item/s sustained (${PRICES.region}, on-demand)`;
  const average = itemsPerSecond(entity, writes, (access) => access.averagePerSecond);
  const cost = average === undefined
    ? `${usd(monthlyUsd(units * peak))} a month if that peak lasted`
    : `${usd(monthlyUsd(units * average))} a month at the average of ${count(average)}/s`;
  return `${count(peak)}/s at the peak: ${cost} (${PRICES.region}, on-demand)`;
}

function monthlyUsd(unitsPerSecond: number): number {
  return unitsPerSecond * SECONDS_PER_MONTH * PRICES.rates.dynamoDbWrites.usd / 1_000_000;
}

/** Undefined when a rate is. */
function itemsPerSecond(entity: string, writes: readonly Access[], rate: (access: Access) => number | undefined): number | undefined {
  let total = 0;
  for (const access of writes) {
    const perSecond = rate(access);
    if (perSecond === undefined) return undefined;
    total += perSecond * itemsWrittenOf(entity, access);
  }
  return total;
}
