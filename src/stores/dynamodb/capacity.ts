import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import { DynamoDbTable, TableDemand, Throughput } from '../../designs/dynamodb/dynamodb-design';

/** What a new on-demand table or index serves from its first second (DynamoDB developer guide, on-demand capacity mode). */
const INITIAL: Throughput = { readUnitsPerSecond: 12_000, writeUnitsPerSecond: 4_000 };
/** The default quota of an on-demand table; a cap above it would guard nothing (DynamoDB developer guide, service quotas). */
const QUOTA = 40_000;
/** What one partition serves (DynamoDB developer guide, partition limits): a cap below it would throttle what costs little. */
const PARTITION: Throughput = { readUnitsPerSecond: 3_000, writeUnitsPerSecond: 1_000 };
/** House number: traffic may double twice before the cost guard throttles it. */
const GUARD_FACTOR = 4;
/** The default of DynamoDB auto scaling; leaves room for the minutes that scaling takes. */
const TARGET_UTILIZATION_PERCENT = 70;

/** How the throughput of a table and of each of its indexes is paid for. */
export interface TableCapacity {
  readonly billing: dynamodb.Billing;
  readonly warmThroughput?: dynamodb.WarmThroughput;
  /** Capacity properties by index name. */
  readonly indexes: Readonly<Record<string, Partial<dynamodb.GlobalSecondaryIndexPropsV2>>>;
}

/** The capacity of a table, from the mode that was settled and the demand as far as it is known. */
export function tableCapacity(table: DynamoDbTable, demand: TableDemand | undefined, mode: string | undefined, replicated: boolean): TableCapacity {
  return mode === 'provisioned' ? provisioned(table, demand) : onDemand(table, demand, replicated);
}

function onDemand(table: DynamoDbTable, demand: TableDemand | undefined, replicated: boolean): TableCapacity {
  const guard = (peak?: Throughput) => replicated ? {} : costGuard(peak);
  return {
    billing: dynamodb.Billing.onDemand(guard(demand?.peak)),
    warmThroughput: warm(demand?.peak),
    indexes: byIndex(table, (name) => ({
      ...guard(demand?.indexPeaks[name]),
      warmThroughput: warm(demand?.indexPeaks[name]),
    })),
  };
}

function provisioned(table: DynamoDbTable, demand: TableDemand | undefined): TableCapacity {
  const peak = demand?.peak;
  if (peak === undefined) {
    throw new Error(`entity ${table.entity}: provisioned capacity needs a peak, got none; `
      + 'declare peakPerSecond for its access patterns and averageItemBytes, or settle dynamodb/capacity-mode as on-demand');
  }
  const quiet = demand?.average ?? { readUnitsPerSecond: 1, writeUnitsPerSecond: 1 };
  const share = {
    readUnitsPerSecond: ratio(quiet.readUnitsPerSecond, peak.readUnitsPerSecond),
    writeUnitsPerSecond: ratio(quiet.writeUnitsPerSecond, peak.writeUnitsPerSecond),
  };
  return {
    billing: dynamodb.Billing.provisioned(autoscaled(peak, share)),
    warmThroughput: warm(peak),
    indexes: byIndex(table, (name) => {
      const index = demand?.indexPeaks[name] ?? peak;
      return { ...autoscaled(index, share), warmThroughput: warm(index) };
    }),
  };
}

function autoscaled(peak: Throughput, share: Throughput): dynamodb.ThroughputProps {
  return {
    readCapacity: scale(peak.readUnitsPerSecond, share.readUnitsPerSecond),
    writeCapacity: scale(peak.writeUnitsPerSecond, share.writeUnitsPerSecond),
  };
}

/** Between what the quiet hours and the peak ask for, each at the target utilization. */
function scale(peak: number, share: number): dynamodb.Capacity {
  const units = (demand: number) => Math.max(1, Math.ceil(demand * 100 / TARGET_UTILIZATION_PERCENT));
  const minCapacity = units(peak * share);
  return dynamodb.Capacity.autoscaled({
    minCapacity,
    maxCapacity: Math.max(minCapacity, units(peak)),
    targetUtilizationPercent: TARGET_UTILIZATION_PERCENT,
    // Without a seed CloudFormation refuses a later switch of the capacity mode.
    seedCapacity: minCapacity,
  });
}

function costGuard(peak: Throughput | undefined): dynamodb.MaxThroughputProps {
  if (peak === undefined) return {};
  return {
    maxReadRequestUnits: cap(peak.readUnitsPerSecond, PARTITION.readUnitsPerSecond),
    maxWriteRequestUnits: cap(peak.writeUnitsPerSecond, PARTITION.writeUnitsPerSecond),
  };
}

function cap(peak: number, floor: number): number | undefined {
  const units = Math.max(floor, Math.ceil(peak * GUARD_FACTOR));
  return units > QUOTA ? undefined : units;
}

function warm(peak: Throughput | undefined): dynamodb.WarmThroughput | undefined {
  if (peak === undefined) return undefined;
  if (peak.readUnitsPerSecond <= INITIAL.readUnitsPerSecond && peak.writeUnitsPerSecond <= INITIAL.writeUnitsPerSecond) return undefined;
  return {
    readUnitsPerSecond: Math.ceil(Math.max(peak.readUnitsPerSecond, INITIAL.readUnitsPerSecond)),
    writeUnitsPerSecond: Math.ceil(Math.max(peak.writeUnitsPerSecond, INITIAL.writeUnitsPerSecond)),
  };
}

function ratio(part: number, whole: number): number {
  return whole > 0 ? Math.min(1, part / whole) : 1;
}

function byIndex<T>(table: DynamoDbTable, of: (name: string) => T): Record<string, T> {
  return Object.fromEntries(table.indexes.map((index) => [index.name, of(index.name)]));
}
