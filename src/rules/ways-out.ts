import { HOURS_PER_MONTH } from '../designs/cost/cost-lines';
import { endpointsPerZone } from '../designs/cost/network-costs';
import { zonesOf } from '../designs/cost/postgres-basis';
import { pricesFor } from '../designs/cost/prices';
import { Options } from '../designs/options';
import { tierOf } from '../designs/postgres/needs';
import { AvailabilityTier } from '../profile/access-pattern-profile';
import { Workload } from '../profile/workload';

/** The ways from a network of the store's own to AWS services, at the prices of us-east-1. */
export interface WaysOut {
  readonly perZone: number;
  readonly zones: number;
  readonly endpointsMonthlyUsd: number;
  readonly natMonthlyUsd: number;
  /** Development takes the cheaper one. */
  readonly option: 'interface-endpoints' | 'nat-gateway';
}

export function waysOut(workload: Workload, settled: Options): WaysOut {
  const { interfaceEndpoint, natGateway } = pricesFor('us-east-1').rates;
  const zones = zonesOf({ options: settled });
  const perZone = endpointsPerZone(settled['postgres/pooler'] ?? 'pgbouncer').length;
  const endpointsMonthlyUsd = perZone * zones * interfaceEndpoint.usd * HOURS_PER_MONTH;
  const natMonthlyUsd = natGateway.usd * HOURS_PER_MONTH;
  const cheap = tierOf(workload) === AvailabilityTier.DEVELOPMENT && endpointsMonthlyUsd > natMonthlyUsd;
  return { perZone, zones, endpointsMonthlyUsd, natMonthlyUsd, option: cheap ? 'nat-gateway' : 'interface-endpoints' };
}
