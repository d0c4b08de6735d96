import { BuiltTable, builtDemand, builtTables } from './collections';
import { DynamoDbTable, ScalingRange, TableDemand, Throughput, ThroughputPlan, UnitsPlan } from './dynamodb-design';
import { NEW_TABLE_READ_UNITS, NEW_TABLE_WRITE_UNITS, PARTITION_READ_UNITS, PARTITION_WRITE_UNITS, TABLE_UNITS_QUOTA } from './limits';

/** House number: traffic may double twice before the cost guard throttles it. */
const MAX_THROUGHPUT_FACTOR = 4;
/** The default of DynamoDB auto scaling; leaves room for the minutes that scaling takes. */
const TARGET_UTILIZATION_PERCENT = 70;
/** Requests to raise a quota are rounded up to this. */
const QUOTA_STEP = 10_000;

/** How throughput is bought and bounded. */
export interface ThroughputSettings {
  /** `provisioned`, or else on demand. */
  readonly mode?: string;
  /** A cap in one Region would throttle what the others write, so replicated tables have none. */
  readonly replicated?: boolean;
  /** Demand at the launch as a multiple of the declared peak. Default: 1. */
  readonly launchFactor?: number;
  /** The cost guard as a multiple of the declared peak. Default: 4. */
  readonly maxThroughputFactor?: number;
  /** Default: 70. */
  readonly targetUtilizationPercent?: number;
}

/** The throughput of every table and index that is built. */
export function throughputPlans(tables: readonly DynamoDbTable[], demand: readonly TableDemand[], settings: ThroughputSettings): ThroughputPlan[] {
  return builtTables(tables).map((table) => throughputPlan(table, builtDemand(table, demand), settings));
}

/** The throughput of a table and of each of its indexes. What is unknown is neither capped nor warmed. */
export function throughputPlan({ name, parts }: BuiltTable, demand: TableDemand, settings: ThroughputSettings): ThroughputPlan {
  const plan = settings.mode === 'provisioned'
    ? (peak?: Throughput) => provisioned(peak, demand, settings)
    : (peak?: Throughput) => onDemand(peak, settings);
  const indexes: Record<string, UnitsPlan> = {};
  for (const part of parts) {
    for (const index of part.indexes) indexes[index.name] = plan(demand.indexPeaks[index.name]);
  }
  return { table: name, own: plan(demand.peak), indexes };
}

function onDemand(peak: Throughput | undefined, settings: ThroughputSettings): UnitsPlan {
  if (peak === undefined) return {};
  const factor = Math.max(settings.maxThroughputFactor ?? MAX_THROUGHPUT_FACTOR, settings.launchFactor ?? 1);
  const { warm, quotaReadUnits, quotaWriteUnits } = ahead(peak, settings);
  return {
    maxReadUnits: settings.replicated ? undefined : cap(peak.readUnitsPerSecond * factor, PARTITION_READ_UNITS),
    maxWriteUnits: settings.replicated ? undefined : cap(peak.writeUnitsPerSecond * factor, PARTITION_WRITE_UNITS),
    warm,
    quotaReadUnits,
    quotaWriteUnits,
  };
}

/** A cap below what one partition serves would throttle what costs little; one above the quota would guard nothing. */
function cap(allowed: number, floor: number): number | undefined {
  const units = Math.max(floor, Math.ceil(allowed));
  return units > TABLE_UNITS_QUOTA ? undefined : units;
}

/** Between what the quiet hours and the peak ask for, each at the target utilization; an index without a demand of its own scales with the table. */
function provisioned(peak: Throughput | undefined, { peak: whole, average }: TableDemand, settings: ThroughputSettings): UnitsPlan {
  const demand = peak ?? whole;
  if (demand === undefined || whole === undefined) return {};
  const target = settings.targetUtilizationPercent ?? TARGET_UTILIZATION_PERCENT;
  const quiet = average ?? { readUnitsPerSecond: 1, writeUnitsPerSecond: 1 };
  const reads = scaling(demand.readUnitsPerSecond, share(quiet.readUnitsPerSecond, whole.readUnitsPerSecond), target);
  const writes = scaling(demand.writeUnitsPerSecond, share(quiet.writeUnitsPerSecond, whole.writeUnitsPerSecond), target);
  return { reads, writes, ...ahead(demand, settings, { readUnitsPerSecond: reads.max, writeUnitsPerSecond: writes.max }) };
}

function scaling(peak: number, quietShare: number, targetPercent: number): ScalingRange {
  const units = (demand: number) => Math.max(1, Math.ceil(demand * 100 / targetPercent));
  const min = units(peak * quietShare);
  return { min, max: Math.max(min, units(peak)), targetPercent };
}

const NOTHING: Throughput = { readUnitsPerSecond: 0, writeUnitsPerSecond: 0 };

/** What must be there before the load is: warm throughput beyond what a new table has, and a quota for that and for what scaling may reach. */
function ahead(peak: Throughput, { launchFactor = 1 }: ThroughputSettings, reach = NOTHING): UnitsPlan {
  const reads = Math.ceil(peak.readUnitsPerSecond * launchFactor);
  const writes = Math.ceil(peak.writeUnitsPerSecond * launchFactor);
  const isCold = reads > NEW_TABLE_READ_UNITS || writes > NEW_TABLE_WRITE_UNITS;
  return {
    warm: isCold
      ? { readUnitsPerSecond: Math.max(reads, NEW_TABLE_READ_UNITS), writeUnitsPerSecond: Math.max(writes, NEW_TABLE_WRITE_UNITS) }
      : undefined,
    quotaReadUnits: quotaToAskFor(Math.max(reads, reach.readUnitsPerSecond)),
    quotaWriteUnits: quotaToAskFor(Math.max(writes, reach.writeUnitsPerSecond)),
  };
}

/** In round numbers; undefined where the default quota does. */
export function quotaToAskFor(units: number, quota = TABLE_UNITS_QUOTA): number | undefined {
  return units > quota ? Math.ceil(units / QUOTA_STEP) * QUOTA_STEP : undefined;
}

/** What auto scaling may provision in all tables and indexes at once. */
export function provisionedReach(plans: readonly ThroughputPlan[]): Throughput {
  let readUnitsPerSecond = 0;
  let writeUnitsPerSecond = 0;
  for (const { own, indexes } of plans) {
    for (const { reads, writes } of [own, ...Object.values(indexes)]) {
      readUnitsPerSecond += reads?.max ?? 0;
      writeUnitsPerSecond += writes?.max ?? 0;
    }
  }
  return { readUnitsPerSecond, writeUnitsPerSecond };
}

function share(part: number, whole: number): number {
  return whole > 0 ? Math.min(1, part / whole) : 1;
}
