import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import { ScalingRange, ThroughputPlan, UnitsPlan } from '../../designs/dynamodb/dynamodb-design';

/** How the throughput of a table and of each of its indexes is paid for. */
export interface TableCapacity {
  readonly billing: dynamodb.Billing;
  readonly warmThroughput?: dynamodb.WarmThroughput;
  /** Capacity properties by index name. */
  readonly indexes: Readonly<Record<string, Partial<dynamodb.GlobalSecondaryIndexPropsV2>>>;
}

/** The capacity of a table as it was planned. Fails when it is to be provisioned for a demand that is not known. */
export function tableCapacity({ table, own, indexes }: ThroughputPlan, mode: string | undefined): TableCapacity {
  const isProvisioned = mode === 'provisioned';
  return {
    billing: isProvisioned ? dynamodb.Billing.provisioned(autoscaled(table, own)) : dynamodb.Billing.onDemand(costGuard(own)),
    warmThroughput: own.warm,
    indexes: Object.fromEntries(Object.entries(indexes).map(([name, plan]) =>
      [name, { ...(isProvisioned ? autoscaled(table, plan) : costGuard(plan)), warmThroughput: plan.warm }])),
  };
}

function costGuard({ maxReadUnits, maxWriteUnits }: UnitsPlan): dynamodb.MaxThroughputProps {
  return { maxReadRequestUnits: maxReadUnits, maxWriteRequestUnits: maxWriteUnits };
}

function autoscaled(table: string, { reads, writes }: UnitsPlan): dynamodb.ThroughputProps {
  if (reads === undefined || writes === undefined) {
    throw new Error(`${table}: provisioned capacity needs a peak, got none; `
      + 'declare peakPerSecond for its access patterns and averageItemBytes, or settle dynamodb/capacity-mode as on-demand');
  }
  return { readCapacity: scale(reads), writeCapacity: scale(writes) };
}

function scale({ min, max, targetPercent }: ScalingRange): dynamodb.Capacity {
  return dynamodb.Capacity.autoscaled({
    minCapacity: min,
    maxCapacity: max,
    targetUtilizationPercent: targetPercent,
    // Without a seed CloudFormation refuses a later switch of the capacity mode.
    seedCapacity: min,
  });
}
