import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import { DynamoDbTable, TableDemand, Throughput } from '../../designs/dynamodb/dynamodb-design';
import { NEW_TABLE_READ_UNITS, NEW_TABLE_WRITE_UNITS, PARTITION_READ_UNITS, PARTITION_WRITE_UNITS, TABLE_UNITS_QUOTA } from '../../rules/limits';

/** What a new on-demand table or index serves from its first second (DynamoDB developer guide, on-demand capacity mode). */
const INITIAL: Throughput = { readUnitsPerSecond: NEW_TABLE_READ_UNITS, writeUnitsPerSecond: NEW_TABLE_WRITE_UNITS };
/** What one partition serves (DynamoDB developer guide, partition limits): a cap below it would throttle what costs little. */
const PARTITION: Throughput = { readUnitsPerSecond: PARTITION_READ_UNITS, writeUnitsPerSecond: PARTITION_WRITE_UNITS };
/** House number: traffic may double twice before the cost guard throttles it. */
const MAX_THROUGHPUT_FACTOR = 4;
/** The default of DynamoDB auto scaling; leaves room for the minutes that scaling takes. */
const TARGET_UTILIZATION_PERCENT = 70;

/** How capacity is bought and bounded. */
export interface CapacityOptions {
  /** `provisioned`, or else on demand. */
  readonly mode?: string;
  readonly replicated?: boolean;
  readonly launchFactor?: number;
  readonly maxThroughputFactor?: number;
  readonly targetUtilizationPercent?: number;
}

/** How the throughput of a table and of each of its indexes is paid for. */
export interface TableCapacity {
  readonly billing: dynamodb.Billing;
  readonly warmThroughput?: dynamodb.WarmThroughput;
  /** Capacity properties by index name. */
  readonly indexes: Readonly<Record<string, Partial<dynamodb.GlobalSecondaryIndexPropsV2>>>;
}

/** The capacity of a table, from the mode that was settled and the demand as far as it is known. */
export function tableCapacity(table: DynamoDbTable, demand: TableDemand | undefined, options: CapacityOptions = {}): TableCapacity {
  return options.mode === 'provisioned' ? provisioned(table, demand, options) : onDemand(table, demand, options);
}

function onDemand(table: DynamoDbTable, demand: TableDemand | undefined, options: CapacityOptions): TableCapacity {
  const guard = (peak?: Throughput) => options.replicated ? {} : costGuard(peak, options);
  return {
    billing: dynamodb.Billing.onDemand(guard(demand?.peak)),
    warmThroughput: warm(demand?.peak, options),
    indexes: byIndex(table, (name) => ({
      ...guard(demand?.indexPeaks[name]),
      warmThroughput: warm(demand?.indexPeaks[name], options),
    })),
  };
}

function provisioned(table: DynamoDbTable, demand: TableDemand | undefined, options: CapacityOptions): TableCapacity {
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
  const target = options.targetUtilizationPercent ?? TARGET_UTILIZATION_PERCENT;
  return {
    billing: dynamodb.Billing.provisioned(autoscaled(peak, share, target)),
    warmThroughput: warm(peak, options),
    indexes: byIndex(table, (name) => {
      const index = demand?.indexPeaks[name] ?? peak;
      return { ...autoscaled(index, share, target), warmThroughput: warm(index, options) };
    }),
  };
}

function autoscaled(peak: Throughput, share: Throughput, target: number): dynamodb.ThroughputProps {
  return {
    readCapacity: scale(peak.readUnitsPerSecond, share.readUnitsPerSecond, target),
    writeCapacity: scale(peak.writeUnitsPerSecond, share.writeUnitsPerSecond, target),
  };
}

/** Between what the quiet hours and the peak ask for, each at the target utilization. */
function scale(peak: number, share: number, target: number): dynamodb.Capacity {
  const minCapacity = provisionedUnits(peak * share, target);
  return dynamodb.Capacity.autoscaled({
    minCapacity,
    maxCapacity: Math.max(minCapacity, provisionedUnits(peak, target)),
    targetUtilizationPercent: target,
    // Without a seed CloudFormation refuses a later switch of the capacity mode.
    seedCapacity: minCapacity,
  });
}

/** Capacity units that keep this demand at the target utilization. */
export function provisionedUnits(demand: number, target = TARGET_UTILIZATION_PERCENT): number {
  return Math.max(1, Math.ceil(demand * 100 / target));
}

function costGuard(peak: Throughput | undefined, options: CapacityOptions): dynamodb.MaxThroughputProps {
  if (peak === undefined) return {};
  const factor = Math.max(options.maxThroughputFactor ?? MAX_THROUGHPUT_FACTOR, options.launchFactor ?? 1);
  return {
    maxReadRequestUnits: cap(peak.readUnitsPerSecond * factor, PARTITION.readUnitsPerSecond),
    maxWriteRequestUnits: cap(peak.writeUnitsPerSecond * factor, PARTITION.writeUnitsPerSecond),
  };
}

function cap(allowed: number, floor: number): number | undefined {
  const units = Math.max(floor, Math.ceil(allowed));
  return units > TABLE_UNITS_QUOTA ? undefined : units;
}

function warm(peak: Throughput | undefined, { launchFactor = 1 }: CapacityOptions): dynamodb.WarmThroughput | undefined {
  if (peak === undefined) return undefined;
  const launch = (units: number, initial: number) => Math.max(initial, Math.ceil(units * launchFactor));
  const throughput = {
    readUnitsPerSecond: launch(peak.readUnitsPerSecond, INITIAL.readUnitsPerSecond),
    writeUnitsPerSecond: launch(peak.writeUnitsPerSecond, INITIAL.writeUnitsPerSecond),
  };
  return throughput.readUnitsPerSecond === INITIAL.readUnitsPerSecond && throughput.writeUnitsPerSecond === INITIAL.writeUnitsPerSecond
    ? undefined
    : throughput;
}

function ratio(part: number, whole: number): number {
  return whole > 0 ? Math.min(1, part / whole) : 1;
}

function byIndex<T>(table: DynamoDbTable, of: (name: string) => T): Record<string, T> {
  return Object.fromEntries(table.indexes.map((index) => [index.name, of(index.name)]));
}
