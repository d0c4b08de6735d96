import { counted } from '../../profile/format';
import { Workload } from '../../profile/workload';
import { billedRate } from '../average-rate';
import { itemOverheadBytes, storedMarkerBytes } from '../dynamodb/demand';
import { DynamoDbDraft, TableDemand, Throughput } from '../dynamodb/dynamodb-design';
import { isReplicated } from '../dynamodb/replicas';
import { RequestLoad } from '../dynamodb/request-loads';
import { Options } from '../options';
import { HOURS_PER_MONTH, line, Line, millionsPerMonth } from './cost-lines';
import { PriceId, Prices } from './prices';

/** What an estimate of DynamoDB is made from. */
export interface DynamoDbBasis {
  readonly workload: Workload;
  readonly draft: DynamoDbDraft;
  readonly options: Options;
  readonly demand: readonly TableDemand[];
  readonly loads: readonly RequestLoad[];
}

/** The default target of DynamoDB auto scaling: capacity stands at demand divided by this. */
export const TARGET_UTILIZATION = 0.7;

/** Units per second that are paid for: by the request the average, by the hour the peak. What is unknown counts as none. */
export function billedUnits({ workload, options }: Pick<DynamoDbBasis, 'workload' | 'options'>, loads: readonly RequestLoad[]): Throughput {
  const provisioned = isProvisioned(options);
  let readUnitsPerSecond = 0;
  let writeUnitsPerSecond = 0;
  for (const { access, reads, writes } of loads) {
    const rate = (provisioned ? access.peakPerSecond : billedRate(access, workload.profile.traffic)) ?? 0;
    readUnitsPerSecond += rate * (reads ?? 0);
    writeUnitsPerSecond += rate * (writes ?? 0);
  }
  return { readUnitsPerSecond, writeUnitsPerSecond };
}

/** The two prices of a unit of reads or writes. */
export interface UnitPrices {
  readonly kind: keyof Throughput;
  readonly byRequest: PriceId;
  readonly byHour: PriceId;
}

/** Units per second, paid for by the request or, at the target utilization, by the hour. */
export function unitLines(basis: DynamoDbBasis, prices: Prices, item: string, unit: UnitPrices, perSecond: number): Line[] {
  if (!isProvisioned(basis.options)) {
    return line(prices, unit.byRequest, millionsPerMonth(perSecond), { item, basis: () => `${counted(perSecond, 'unit')}/s on average`, idleQuantity: 0 });
  }
  const hours = perSecond / TARGET_UTILIZATION * HOURS_PER_MONTH;
  return line(prices, unit.byHour, hours, {
    item,
    basis: () => `${counted(perSecond, 'unit')}/s at the peak, at ${TARGET_UTILIZATION * 100} % utilization, all month`,
    idleQuantity: hours * quietShare(basis, unit.kind),
  });
}

/** What auto scaling keeps when nothing is asked: its minimum, which stands at the average; next to nothing where that is not declared. */
function quietShare({ demand }: DynamoDbBasis, kind: keyof Throughput): number {
  let peak = 0;
  let average = 0;
  for (const table of demand) {
    peak += table.peak?.[kind] ?? 0;
    average += table.average?.[kind] ?? 0;
  }
  return peak > 0 ? Math.min(1, average / peak) : 0;
}

export function isProvisioned(options: Options): boolean {
  return options['dynamodb/capacity-mode'] === 'provisioned';
}

/** Whether the cheaper storage and the dearer requests were settled. */
export function isInfrequentAccess(options: Options): boolean {
  return options['dynamodb/table-class'] === 'standard-infrequent-access';
}

/** The price of storage in the table class that was settled. */
export function storagePrice(options: Options): PriceId {
  return isInfrequentAccess(options) ? 'dynamoDbIaStorage' : 'dynamoDbStorage';
}

/** Bytes of all tables and indexes, as far as they are known. */
export function storedBytes({ demand }: DynamoDbBasis): number {
  return demand.reduce((sum, { bytes }) => sum + (bytes ?? 0), 0);
}

/** Bytes of the tables alone: recovery to a point in time keeps no indexes (DynamoDB developer guide, point-in-time recovery). */
export function recoverableBytes({ workload, draft, options }: DynamoDbBasis): number {
  const overhead = itemOverheadBytes(isReplicated(options));
  return draft.tables.reduce((sum, { entity }) => {
    const stored = workload.entities.get(entity)!;
    const { itemCount, averageItemBytes } = stored;
    return itemCount === undefined || averageItemBytes === undefined ? sum
      : sum + itemCount * (averageItemBytes + overhead + storedMarkerBytes(stored, overhead));
  }, 0);
}
