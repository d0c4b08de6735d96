import { counted } from '../../profile/format';
import { Workload } from '../../profile/workload';
import { deploymentOf, isAurora, isIoOptimized, poolerOf, PostgresBasis, secondaryRegions, usesDataApi } from './postgres-basis';
import { familyOf, PRICED_LIKE } from './postgres-compute-costs';
import { postgresFeedAssumptions } from './postgres-feed-costs';
import { Prices } from './prices';

/** What an estimate of Postgres rests on, and what it leaves out; clauses. */
export function postgresAssumptions(basis: PostgresBasis, prices: Prices): string[] {
  const { natGateway, natGatewayData } = prices.rates;
  return [
    ...leftToTheTable(basis.workload),
    ...databaseAssumptions(basis),
    ...storageAssumptions(basis),
    clientsInWords(basis),
    basis.networkGiven
      ? `your network has its own ways to AWS services, which are not counted (a NAT gateway costs $${natGateway.usd} an hour and $${natGatewayData.usd} a GB)`
      : wayOutInWords(basis),
    `insights keep seven days, which costs nothing; the functions that bootstrap${poolerOf(basis) === 'pgbouncer' ? ', rotate and issue certificates' : ' and rotate'} run for seconds a day`,
    'logs of the database at RDS\'s own verbosity, of refused packets, and what CloudWatch stores of them for a month are left out, a few cents',
    ...postgresFeedAssumptions(basis.workload),
  ];
}

/** Beside a table that stays, the workload holds some patterns of the profile alone. */
function leftToTheTable({ accesses, profile }: Workload): string[] {
  const left = profile.accessPatterns.length - accesses.length;
  return left === 0 ? [] : [
    `${counted(left, 'pattern')} of the profile ${left === 1 ? 'stays' : 'stay'} with the existing table; counted are ${accesses.map(({ name }) => name).join(', ')}`,
  ];
}

/** What comes on top of the bytes of the rows, by the way that they take. */
function clientsInWords(basis: PostgresBasis): string {
  if (usesDataApi(basis)) return 'the price of the Data API is unverified; statements and JSON add to the bytes of the rows that its requests are charged for';
  const charged = poolerOf(basis) === 'pgbouncer' ? 'load balancer and zones are' : 'the crossing of zones is';
  return `statements, TLS and headers add to the bytes of the rows that ${charged} charged for`;
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
      ? ['one I/O for each row written (measured) or for each 4 KB of a larger one, none for items read from memory, and one in ten read is taken to be cold (house estimate)']
      : []),
    `backups keep every byte written in ${sizing.backupRetentionDays} days; a copy of the data itself is free`,
  ];
}
