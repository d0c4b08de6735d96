import { ThroughputPlan, UnitsPlan } from '../../designs/dynamodb/dynamodb-design';
import { ACCOUNT_UNITS_QUOTA, TABLE_UNITS_QUOTA } from '../../designs/dynamodb/limits';
import { provisionedReach, quotaToAskFor } from '../../designs/dynamodb/throughput';
import { count } from '../../profile/format';
import { shortened } from './shortened';

/** What to ask of Service Quotas before the launch, in a sentence; undefined where the default quotas do. */
export function quotaRequests(plans: readonly ThroughputPlan[]): string | undefined {
  const account = provisionedReach(plans);
  const requests = [
    ...plans.flatMap(({ table, own, indexes }) => [
      ...ofTarget(`table ${table}`, own),
      ...Object.entries(indexes).flatMap(([index, plan]) => ofTarget(`index ${index} of ${table}`, plan)),
    ]),
    ...request('write', quotaToAskFor(account.writeUnitsPerSecond, ACCOUNT_UNITS_QUOTA), 'the account in this Region', ACCOUNT_UNITS_QUOTA),
    ...request('read', quotaToAskFor(account.readUnitsPerSecond, ACCOUNT_UNITS_QUOTA), 'the account in this Region', ACCOUNT_UNITS_QUOTA),
  ];
  return requests.length === 0 ? undefined : shortened(`before the launch ask Service Quotas (DynamoDB) for ${requests.join('; ')}`);
}

function ofTarget(name: string, { quotaReadUnits, quotaWriteUnits }: UnitsPlan): string[] {
  return [...request('write', quotaWriteUnits, name, TABLE_UNITS_QUOTA), ...request('read', quotaReadUnits, name, TABLE_UNITS_QUOTA)];
}

function request(kind: string, units: number | undefined, name: string, quota: number): string[] {
  return units === undefined ? [] : [`${count(units)} ${kind} units/s on ${name} (the default is ${count(quota)})`];
}
