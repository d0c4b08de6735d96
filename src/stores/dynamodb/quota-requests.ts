import { ThroughputPlan, UnitsPlan } from '../../designs/dynamodb/dynamodb-design';
import { TABLE_UNITS_QUOTA } from '../../designs/dynamodb/limits';
import { count } from '../../profile/format';
import { shortened } from './shortened';

/** DynamoDB Service Quotas: capacity that an account may provision in a Region. */
const ACCOUNT_UNITS_QUOTA = 80_000;
/** Quotas are asked for in round numbers. */
const STEP = 10_000;

/** Units per second. */
interface Units {
  readonly reads: number;
  readonly writes: number;
}

/** What to ask of Service Quotas before the launch, in a sentence; undefined where the default quotas do. */
export function quotaRequests(plans: readonly ThroughputPlan[]): string | undefined {
  const needs = plans.flatMap(({ table, own, indexes }) => [
    { name: `table ${table}`, units: unitsOf(own) },
    ...Object.entries(indexes).map(([index, plan]) => ({ name: `index ${index} of ${table}`, units: unitsOf(plan) })),
  ]);
  const provisioned = plans.flatMap(({ own, indexes }) => [own, ...Object.values(indexes)]).map(({ reads, writes }) =>
    ({ reads: reads?.max ?? 0, writes: writes?.max ?? 0 }));
  const requests = [
    ...needs.flatMap(({ name, units }) => request(name, units, TABLE_UNITS_QUOTA)),
    ...request('the account in this Region', sum(provisioned), ACCOUNT_UNITS_QUOTA),
  ];
  return requests.length === 0 ? undefined : shortened(`before the launch ask Service Quotas (DynamoDB) for ${requests.join('; ')}`);
}

/** What a table or an index must be allowed to take: what auto scaling may reach, or the demand at the launch. */
function unitsOf({ reads, writes, quotaReadUnits, quotaWriteUnits }: UnitsPlan): Units {
  return { reads: Math.max(reads?.max ?? 0, quotaReadUnits ?? 0), writes: Math.max(writes?.max ?? 0, quotaWriteUnits ?? 0) };
}

function request(name: string, { reads, writes }: Units, quota: number): string[] {
  const ask = (units: number, kind: string) => units <= quota ? []
    : [`${count(Math.ceil(units / STEP) * STEP)} ${kind} units/s on ${name} (the default is ${count(quota)})`];
  return [...ask(writes, 'write'), ...ask(reads, 'read')];
}

function sum(parts: readonly Units[]): Units {
  return parts.reduce((total, part) => ({ reads: total.reads + part.reads, writes: total.writes + part.writes }), { reads: 0, writes: 0 });
}
