import { DynamoDbDesign, Throughput } from '../../designs/dynamodb/dynamodb-design';
import { count } from '../../profile/format';
import { TABLE_UNITS_QUOTA } from '../../rules/limits';
import { provisionedUnits } from './capacity';
import { DynamoDbOptions } from './dynamodb-options';
import { shortened } from './shortened';

/** DynamoDB Service Quotas: capacity that an account may provision in a Region. */
const ACCOUNT_UNITS_QUOTA = 80_000;
/** Quotas are asked for in round numbers. */
const STEP = 10_000;

/** What to ask of Service Quotas before the launch, in a sentence; undefined where the default quotas do. */
export function quotaRequests(design: DynamoDbDesign, options: DynamoDbOptions): string | undefined {
  const needs = demands(design, options);
  const requests = needs.flatMap(({ name, units }) => request(name, units, TABLE_UNITS_QUOTA));
  if (design.options['dynamodb/capacity-mode'] === 'provisioned') {
    const total = sum(needs.map((need) => need.units));
    requests.push(...request('the account in this Region', total, ACCOUNT_UNITS_QUOTA));
  }
  if (requests.length === 0) return undefined;
  return shortened(`before the launch ask Service Quotas (DynamoDB) for ${requests.join('; ')}`);
}

/** What each table and index must be allowed to take. */
function demands(design: DynamoDbDesign, options: DynamoDbOptions): { name: string; units: Throughput }[] {
  return design.demand.flatMap(({ entity, peak, indexPeaks }) => [
    ...(peak ? [{ name: `the table of ${entity}`, units: peak }] : []),
    ...Object.entries(indexPeaks).map(([index, units]) => ({ name: `index ${index} of ${entity}`, units })),
  ]).map(({ name, units }) => ({ name, units: allowed(units, design, options) }));
}

function allowed(peak: Throughput, design: DynamoDbDesign, { launchFactor = 1, targetUtilizationPercent }: DynamoDbOptions): Throughput {
  const units = (demand: number) => design.options['dynamodb/capacity-mode'] === 'provisioned'
    ? provisionedUnits(demand, targetUtilizationPercent)
    : demand * launchFactor;
  return { readUnitsPerSecond: units(peak.readUnitsPerSecond), writeUnitsPerSecond: units(peak.writeUnitsPerSecond) };
}

function request(name: string, { readUnitsPerSecond, writeUnitsPerSecond }: Throughput, quota: number): string[] {
  const ask = (units: number, kind: string) => units <= quota ? []
    : [`${count(Math.ceil(units / STEP) * STEP)} ${kind} units/s on ${name} (the default is ${count(quota)})`];
  return [...ask(writeUnitsPerSecond, 'write'), ...ask(readUnitsPerSecond, 'read')];
}

function sum(parts: readonly Throughput[]): Throughput {
  return parts.reduce((total, part) => ({
    readUnitsPerSecond: total.readUnitsPerSecond + part.readUnitsPerSecond,
    writeUnitsPerSecond: total.writeUnitsPerSecond + part.writeUnitsPerSecond,
  }), { readUnitsPerSecond: 0, writeUnitsPerSecond: 0 });
}
