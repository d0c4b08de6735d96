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

/** Average units per second of some loads, as far as they are known. */
export function billedUnits({ workload }: DynamoDbBasis, loads: readonly RequestLoad[]): Throughput {
  let readUnitsPerSecond = 0;
  let writeUnitsPerSecond = 0;
  for (const { access, reads, writes } of loads) {
    const rate = billedRate(access, workload.profile.traffic) ?? 0;
    readUnitsPerSecond += rate * (reads ?? 0);
    writeUnitsPerSecond += rate * (writes ?? 0);
  }
  return { readUnitsPerSecond, writeUnitsPerSecond };
}

/** Units per second, paid for by the request or, at the target utilization, by the hour. */
export function unitLines({ options }: DynamoDbBasis, prices: Prices, item: string, byRequest: PriceId, byHour: PriceId, perSecond: number): CostLine[] {
  return options['dynamodb/capacity-mode'] === 'provisioned'
    ? line(prices, item, byHour, perSecond / TARGET_UTILIZATION * HOURS_PER_MONTH)
    : line(prices, item, byRequest, millionsPerMonth(perSecond));
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
