import { Operation } from '../../profile/access-pattern-profile';
import { bytes, count } from '../../profile/format';
import { Workload } from '../../profile/workload';
import { billedRate } from '../average-rate';
import { CostLine } from './cost-estimate';
import { gigabytesPerMonth, HOURS_PER_MONTH, line, millionsPerMonth } from './cost-lines';
import { PostgresBasis, usesDataApi, zonesOf } from './postgres-basis';
import { Prices } from './prices';
import { callsGb, logGb } from './upkeep-costs';

/** What an NLCU of TCP carries in an hour, the largest of three: 1 GB, 100,000 connections, 800 new ones a second (ELB pricing). */
const CONNECTIONS_PER_NLCU = 100_000;
/** Interface endpoints of a network without a way out: ecr.api, ecr.dkr, logs and secretsmanager, in each Availability Zone. */
const ENDPOINTS_PER_ZONE = 4;
/** Client to load balancer, load balancer to pooler, pooler to database: none of them stays in its zone on purpose. */
const LEGS = 3;
/** A gigabyte that changes zones is billed where it leaves and where it arrives. */
const SIDES = 2;
const DATA_API_UNIT_BYTES = 32 * 1024;

/** The load balancer, what crosses a zone on the way to the database, and the ways to AWS services. */
export function networkLines(basis: PostgresBasis, prices: Prices): CostLine[] {
  return [
    ...line(prices, 'networkLoadBalancer', HOURS_PER_MONTH, { item: 'Network Load Balancer', basis: `one, for ${HOURS_PER_MONTH} hours` }),
    ...(usesDataApi(basis) ? dataApiLine(basis, prices) : trafficLines(basis, prices)),
    ...(basis.networkGiven ? [] : endpointLines(basis, zonesOf(basis), prices)),
  ];
}

function trafficLines(basis: PostgresBasis, prices: Prices): CostLine[] {
  const carried = carriedGb(basis.workload);
  const zones = zonesOf(basis);
  const load = `${bytes(carried * 2 ** 30)} a month of rows sent and returned, by the declared sizes and average rates`;
  return [
    ...capacityLine(basis, carried, load, prices),
    ...line(prices, 'interZoneTransfer', carried * LEGS * SIDES * (zones - 1) / zones, {
      item: 'transfer between Availability Zones',
      basis: `${load}; on each of ${LEGS} legs (client, load balancer, pooler, database) ${zones - 1} in ${zones} crosses a zone and is billed on both sides`,
      idleQuantity: 0,
    }),
  ];
}

/** A request is billed for each started 32 KB that it sends or returns (Aurora pricing, Data API). */
function dataApiLine({ workload: { load, profile } }: PostgresBasis, prices: Prices): CostLine[] {
  const perSecond = load.reduce((sum, access) => {
    const sent = access.itemsPerRequest * (access.entity.averageItemBytes ?? 0);
    return sum + (billedRate(access, profile.traffic) ?? 0) * Math.max(1, Math.ceil(sent / DATA_API_UNIT_BYTES));
  }, 0);
  return line(prices, 'dataApiRequests', millionsPerMonth(perSecond), {
    item: 'Data API', basis: `${count(perSecond)} requests/s on average, in units of 32 KB, from clients outside the network`, idleQuantity: 0,
  });
}

/** The dimension that asks for most is billed. */
function capacityLine({ workload }: PostgresBasis, carried: number, load: string, prices: Prices): CostLine[] {
  const byBytes = carried / HOURS_PER_MONTH;
  const connections = workload.profile.clients?.maxConcurrent ?? 0;
  const byConnections = connections / CONNECTIONS_PER_NLCU;
  return line(prices, 'networkLoadBalancerCapacity', Math.max(byBytes, byConnections) * HOURS_PER_MONTH, {
    item: 'Network Load Balancer, capacity units',
    basis: byBytes >= byConnections ? `${load}; 1 GB an hour is a unit` : `${count(connections)} connections of clients; 100,000 are a unit`,
    idleQuantity: byConnections * HOURS_PER_MONTH,
  });
}

function endpointLines(basis: PostgresBasis, zones: number, prices: Prices): CostLine[] {
  return [
    ...line(prices, 'interfaceEndpoint', ENDPOINTS_PER_ZONE * zones * HOURS_PER_MONTH, {
      item: 'interface endpoints',
      basis: `ecr.api, ecr.dkr, logs and secretsmanager in ${zones} Availability Zones of the store's own network, for ${HOURS_PER_MONTH} hours`,
    }),
    ...line(prices, 'interfaceEndpointData', logGb(basis) + callsGb(basis), {
      item: 'interface endpoints, data', basis: 'logs and calls to Secrets Manager; layers of the image come through the free endpoint of S3',
    }),
  ];
}

/** Patterns whose rows stay in the database: what they return is small. */
const SUMMARIES: readonly Operation[] = [Operation.AGGREGATE, Operation.AD_HOC];

function carriedGb({ load, profile }: Workload): number {
  const perSecond = load.reduce((sum, access) => {
    const rate = billedRate(access, profile.traffic) ?? 0;
    const items = SUMMARIES.includes(access.operation) ? 1 : access.itemsPerRequest;
    return sum + rate * items * (access.entity.averageItemBytes ?? 0);
  }, 0);
  return gigabytesPerMonth(perSecond);
}
