import { Operation } from '../../profile/access-pattern-profile';
import { bytes, count } from '../../profile/format';
import { Workload } from '../../profile/workload';
import { billedRate } from '../average-rate';
import { gigabytesPerMonth, HOURS_PER_MONTH, line, Line, millionsPerMonth } from './cost-lines';
import { poolerOf, PostgresBasis, usesDataApi, zonesOf } from './postgres-basis';
import { Prices } from './prices';
import { callsGb, taskLogGb } from './upkeep-costs';

/** What an NLCU of TCP carries in an hour, the largest of three: 1 GB, 100,000 connections, 800 new ones a second (ELB pricing). */
const CONNECTIONS_PER_NLCU = 100_000;
/** Interface endpoints of a network without a way out, in each Availability Zone: Lambda delivers the logs of its functions itself. */
const ENDPOINTS_WITH_TASKS = ['ecr.api', 'ecr.dkr', 'logs', 'secretsmanager'];
const ENDPOINTS_WITHOUT_TASKS = ['secretsmanager'];
/** From what to what: none of them stays in its zone on purpose. */
const LEGS: Readonly<Record<string, readonly string[]>> = {
  'pgbouncer': ['client', 'load balancer', 'pooler'],
  'rds-proxy': ['client', 'proxy'],
  'none': ['client'],
};
/** A gigabyte that changes zones is billed where it leaves and where it arrives. */
const SIDES = 2;
const DATA_API_UNIT_BYTES = 32 * 1024;

/** The load balancer, what crosses a zone on the way to the database, and the ways to AWS services. */
export function networkLines(basis: PostgresBasis, prices: Prices): Line[] {
  return [
    ...(poolerOf(basis) === 'pgbouncer' ? loadBalancerLine(prices) : []),
    ...(usesDataApi(basis) ? dataApiLine(basis, prices) : trafficLines(basis, prices)),
    ...(basis.networkGiven ? [] : wayOutLines(basis, prices)),
  ];
}

/** The load balancer of PgBouncer. */
export function loadBalancerLine(prices: Prices): Line[] {
  return line(prices, 'networkLoadBalancer', HOURS_PER_MONTH, { item: 'Network Load Balancer', basis: () => `one, for ${HOURS_PER_MONTH} hours` });
}

function wayOutLines(basis: PostgresBasis, prices: Prices): Line[] {
  return basis.options['postgres/network'] === 'nat-gateway' ? natLines(basis, prices) : endpointLines(basis, zonesOf(basis), prices);
}

function natLines(basis: PostgresBasis, prices: Prices): Line[] {
  return [
    ...line(prices, 'natGateway', HOURS_PER_MONTH, { item: 'NAT gateway', basis: () => `one, in one Availability Zone, for ${HOURS_PER_MONTH} hours` }),
    ...line(prices, 'natGatewayData', taskLogGb(basis) + callsGb(basis), {
      item: 'NAT gateway, data', basis: 'logs and calls of the tasks; layers of the image come through the free endpoint of S3',
    }),
  ];
}

/** The services that need an interface endpoint in each Availability Zone. */
export function endpointsPerZone(pooler: string): readonly string[] {
  return pooler === 'pgbouncer' ? ENDPOINTS_WITH_TASKS : ENDPOINTS_WITHOUT_TASKS;
}

function trafficLines(basis: PostgresBasis, prices: Prices): Line[] {
  const carried = carriedGb(basis.workload);
  const zones = zonesOf(basis);
  const legs = LEGS[poolerOf(basis)];
  const load = () => `${bytes(carried * 2 ** 30)} a month of rows sent and returned, by the declared sizes and average rates`;
  return [
    ...(poolerOf(basis) === 'pgbouncer' ? capacityLine(basis, carried, load, prices) : []),
    ...line(prices, 'interZoneTransfer', carried * legs.length * SIDES * (zones - 1) / zones, {
      item: 'transfer between Availability Zones',
      basis: () => `${load()}; on each of ${legs.length} legs (${legs.join(', ')}, database) ${zones - 1} in ${zones} crosses a zone and is billed on both sides`,
      idleQuantity: 0,
    }),
  ];
}

/** A request is billed for each started 32 KB that it sends or returns (Aurora pricing, Data API). */
function dataApiLine({ workload: { load, profile } }: PostgresBasis, prices: Prices): Line[] {
  const perSecond = load.reduce((sum, access) => {
    const sent = access.itemsPerRequest * (access.entity.averageItemBytes ?? 0);
    return sum + (billedRate(access, profile.traffic) ?? 0) * Math.max(1, Math.ceil(sent / DATA_API_UNIT_BYTES));
  }, 0);
  return line(prices, 'dataApiRequests', millionsPerMonth(perSecond), {
    item: 'Data API', basis: () => `${count(perSecond)} requests/s on average, in units of 32 KB, from clients outside the network`, idleQuantity: 0,
  });
}

/** The dimension that asks for most is billed. */
function capacityLine({ workload }: PostgresBasis, carried: number, load: () => string, prices: Prices): Line[] {
  const byBytes = carried / HOURS_PER_MONTH;
  const connections = workload.profile.clients?.maxConcurrent ?? 0;
  const byConnections = connections / CONNECTIONS_PER_NLCU;
  return line(prices, 'networkLoadBalancerCapacity', Math.max(byBytes, byConnections) * HOURS_PER_MONTH, {
    item: 'Network Load Balancer, capacity units',
    basis: () => byBytes >= byConnections ? `${load()}; 1 GB an hour is a unit` : `${count(connections)} connections of clients; 100,000 are a unit`,
    idleQuantity: byConnections * HOURS_PER_MONTH,
  });
}

function inARow(services: readonly string[]): string {
  const [last, others] = [services[services.length - 1], services.slice(0, -1).join(', ')];
  return others === '' ? last : `${others} and ${last}`;
}

function endpointLines(basis: PostgresBasis, zones: number, prices: Prices): Line[] {
  const services = endpointsPerZone(poolerOf(basis));
  return [
    ...line(prices, 'interfaceEndpoint', services.length * zones * HOURS_PER_MONTH, {
      item: 'interface endpoints',
      basis: () => `${inARow(services)} in ${zones} Availability Zones of the store's own network, for ${HOURS_PER_MONTH} hours`,
    }),
    ...line(prices, 'interfaceEndpointData', taskLogGb(basis) + callsGb(basis), {
      item: 'interface endpoints, data', basis: 'logs and calls of the tasks; layers of the image come through the free endpoint of S3',
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
