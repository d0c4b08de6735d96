import { counted } from '../../profile/format';
import { Workload } from '../../profile/workload';
import { deploymentOf, IOS_PER_ITEM_READ, isAurora, isIoOptimized, PostgresBasis, secondaryRegions, usesDataApi } from './postgres-basis';
import { familyOf, PRICED_LIKE } from './postgres-compute-costs';
import { Prices } from './prices';

/** What an estimate of Postgres rests on, and what it leaves out; clauses. */
export function postgresAssumptions(basis: PostgresBasis, prices: Prices): string[] {
  const { natGateway, natGatewayData } = prices.rates;
  return [
    ...leftToTheTable(basis.workload),
    ...databaseAssumptions(basis),
    ...storageAssumptions(basis),
    'statements, TLS and headers add to the bytes of the rows that load balancer and zones are charged for',
    basis.networkGiven
      ? `your network has its own ways to AWS services, which are not counted (a NAT gateway costs $${natGateway.usd} an hour and $${natGatewayData.usd} a GB)`
      : wayOutInWords(basis),
    ...(usesDataApi(basis) ? ['the price of the Data API is unverified'] : []),
    'insights keep seven days, which costs nothing; the functions that bootstrap, rotate and issue certificates run for seconds a day',
    'logs of the database at RDS\'s own verbosity, of refused packets, and what CloudWatch stores of them for a month are left out, a few cents',
    ...((basis.workload.profile.changeFeeds ?? []).length > 0 ? ['what reads the change feeds is left out'] : []),
  ];
}

/** Beside a table that stays, the workload holds some patterns of the profile alone. */
function leftToTheTable({ accesses, profile }: Workload): string[] {
  const left = profile.accessPatterns.length - accesses.length;
  return left === 0 ? [] : [
    `${counted(left, 'pattern')} of the profile ${left === 1 ? 'stays' : 'stay'} with the existing table; counted are ${accesses.map(({ name }) => name).join(', ')}`,
  ];
}

function wayOutInWords({ options }: PostgresBasis): string {
  return options['postgres/network'] === 'nat-gateway'
    ? 'one NAT gateway is the way out, in one Availability Zone: when that is lost, no new task starts and no password changes until it is back'
    : 'the network has no way out, so interface endpoints are paid for; a network of your own (`vpc`) with NAT or endpoints of its own saves them';
}

function databaseAssumptions(basis: PostgresBasis): string[] {
  const { sizing } = basis;
  const family = sizing.instanceClass === undefined ? '' : familyOf(sizing.instanceClass);
  return [
    ...(PRICED_LIKE[family] ? [`the price of ${family} was not found: that of ${PRICED_LIKE[family]} of the same size stands in`] : []),
    ...(sizing.instanceClass === undefined ? ['ACUs follow the average load between minimum and maximum; a reader scales with the writer'] : []),
    ...(deploymentOf(basis) === 'aurora-global' ? globalAssumptions(basis) : []),
  ];
}

function globalAssumptions(basis: PostgresBasis): string[] {
  const regions = basis.workload.profile.regions;
  const declared = regions?.replicaCount ?? regions?.replicas?.length;
  return [
    ...(declared === undefined ? [`the number of other Regions is not declared: ${secondaryRegions(basis)} is assumed`] : []),
    'a secondary Region has one instance of the writer\'s class; a pooler there is left out',
    'the price of replicated writes is unverified',
  ];
}

function storageAssumptions(basis: PostgresBasis): string[] {
  const { workload, sizing } = basis;
  const missing = workload.bytes.missing;
  return [
    ...(missing.length > 0 ? [`storage counts what is declared only; not declared: ${missing.join(', ')}`] : []),
    'row headers, indexes and dead rows add three tenths to the declared bytes (house estimate)',
    ...(isAurora(basis) && !isIoOptimized(basis)
      ? [`one I/O for each row written (measured) and ${IOS_PER_ITEM_READ} for each item read (house estimate)`]
      : []),
    `backups keep every byte written in ${sizing.backupRetentionDays} days; a copy of the data itself is free`,
  ];
}
