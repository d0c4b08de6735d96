import { HOURS_PER_MONTH, millionsPerMonth } from '../designs/cost/cost-lines';
import { TARGET_UTILIZATION } from '../designs/cost/dynamodb-basis';
import { pricesFor } from '../designs/cost/prices';
import { throughput } from '../designs/dynamodb/demand';
import { Throughput } from '../designs/dynamodb/dynamodb-design';
import { Evidence } from './rule';

/** What the requests of a design cost per month in either mode, in us-east-1. */
export interface CapacityCosts {
  readonly onDemand: number;
  /** With capacity held at the peak. */
  readonly provisioned: number;
  /** How much of that capacity is used on average, 0 to 1, by cost. */
  readonly utilization: number;
}

/** What the break-even cannot be reckoned without and is not declared, by path. */
export function missingForCapacity({ workload, dynamodbLoads }: Evidence): readonly string[] {
  const missing = new Set(workload.profile.traffic === undefined ? ['traffic'] : []);
  for (const access of workload.load) {
    if (access.peakPerSecond === undefined || access.peakIsAverage) missing.add(`accessPatterns.${access.name}.peakPerSecond`);
    if (access.averagePerSecond === undefined) missing.add(`accessPatterns.${access.name}.averagePerSecond`);
  }
  for (const { reads, writes, entity } of dynamodbLoads) {
    if (reads === undefined || writes === undefined) missing.add(`entities.${entity}.averageItemBytes`);
  }
  return [...missing];
}

/** Undefined where a rate or an item size is not declared, or an average stands in for a peak. */
export function capacityCosts({ workload, dynamodbLoads }: Evidence): CapacityCosts | undefined {
  if (workload.load.some((access) => access.peakIsAverage)) return undefined;
  const peak = throughput(dynamodbLoads, (access) => access.peakPerSecond);
  const average = throughput(dynamodbLoads, (access) => access.averagePerSecond);
  if (peak === undefined || average === undefined) return undefined;
  const provisioned = byHour(peak) / TARGET_UTILIZATION;
  return provisioned === 0 ? undefined : { onDemand: byRequest(average), provisioned, utilization: byHour(average) / provisioned };
}

function byRequest({ readUnitsPerSecond, writeUnitsPerSecond }: Throughput): number {
  const { dynamoDbReads, dynamoDbWrites } = pricesFor('us-east-1').rates;
  return millionsPerMonth(readUnitsPerSecond) * dynamoDbReads.usd + millionsPerMonth(writeUnitsPerSecond) * dynamoDbWrites.usd;
}

function byHour({ readUnitsPerSecond, writeUnitsPerSecond }: Throughput): number {
  const { dynamoDbReadCapacity, dynamoDbWriteCapacity } = pricesFor('us-east-1').rates;
  return (readUnitsPerSecond * dynamoDbReadCapacity.usd + writeUnitsPerSecond * dynamoDbWriteCapacity.usd) * HOURS_PER_MONTH;
}
