import { Workload } from '../../profile/workload';
import { billedRate } from '../average-rate';
import { DynamoDbDraft, TableDemand, Throughput } from '../dynamodb/dynamodb-design';
import { RequestLoad } from '../dynamodb/request-loads';
import { Options } from '../options';
import { CostLine } from './cost-estimate';
import { HOURS_PER_MONTH, line, millionsPerMonth } from './cost-lines';
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
export function billedUnits({ workload, options }: DynamoDbBasis, loads: readonly RequestLoad[]): Throughput {
  let readUnitsPerSecond = 0;
  let writeUnitsPerSecond = 0;
  for (const { access, reads, writes } of loads) {
    const rate = (isProvisioned(options) ? access.peakPerSecond : billedRate(access, workload.profile.traffic)) ?? 0;
    readUnitsPerSecond += rate * (reads ?? 0);
    writeUnitsPerSecond += rate * (writes ?? 0);
  }
  return { readUnitsPerSecond, writeUnitsPerSecond };
}

/** The two prices of a unit. */
export interface UnitPrices {
  readonly byRequest: PriceId;
  readonly byHour: PriceId;
}

/** Units per second, paid for by the request or, at the target utilization, by the hour. */
export function unitLines({ options }: DynamoDbBasis, prices: Prices, item: string, unit: UnitPrices, perSecond: number): CostLine[] {
  return isProvisioned(options)
    ? line(prices, item, unit.byHour, perSecond / TARGET_UTILIZATION * HOURS_PER_MONTH)
    : line(prices, item, unit.byRequest, millionsPerMonth(perSecond));
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
