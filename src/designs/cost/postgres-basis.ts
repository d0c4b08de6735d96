import { ClientKind, Entity } from '../../profile/access-pattern-profile';
import { Workload } from '../../profile/workload';
import { billedRate } from '../average-rate';
import { Options } from '../options';
import { PoolPlan, PostgresSizing } from '../postgres/postgres-design';
import { allExpiryDeletes, expiryDeletes } from '../postgres/row-writes';

/** What an estimate of Postgres is made from. */
export interface PostgresBasis {
  readonly workload: Workload;
  readonly options: Options;
  readonly sizing: PostgresSizing;
  readonly pool: PoolPlan;
  /** Whether the user gave a network: its ways to AWS services are there and paid for already. */
  readonly networkGiven: boolean;
}

/** Without the pool: what the database alone is made from. */
export type DatabaseBasis = Omit<PostgresBasis, 'pool' | 'networkGiven'>;

/** Rows written per second on average, as far as it is known. */
export function rowsWritten(workload: Workload): number {
  const { load, profile } = workload;
  return load.filter((access) => access.writes)
    .reduce((sum, access) => sum + (billedRate(access, profile.traffic) ?? 0) * access.itemsPerRequest, allExpiryDeletes(workload));
}

/** Bytes of the rows written per second on average, as far as they are known; those that a job deletes are logged all the same. */
export function bytesWritten(workload: Workload): number {
  const { load, profile, entities } = workload;
  const written = load.filter((access) => access.writes)
    .reduce((sum, access) => sum + (billedRate(access, profile.traffic) ?? 0) * access.itemsPerRequest * rowBytes(workload, access.entity), 0);
  return [...entities.values()].reduce((sum, entity) => sum + expiryDeletes(entity) * rowBytes(workload, entity), written);
}

/** Where its size is not declared, a row is as large as the average of what is stored. */
export function rowBytes({ bytes, itemCount }: Workload, { averageItemBytes }: Entity): number {
  return averageItemBytes ?? (itemCount.value === 0 ? 0 : bytes.value / itemCount.value);
}

export function deploymentOf({ options }: Pick<DatabaseBasis, 'options'>): string {
  return options['postgres/deployment'];
}

/** What stands between clients and database. */
export function poolerOf({ options }: DatabaseBasis): string {
  return options['postgres/pooler'] ?? 'pgbouncer';
}

export function isAurora(basis: DatabaseBasis): boolean {
  return deploymentOf(basis).startsWith('aurora');
}

export function isIoOptimized({ options }: DatabaseBasis): boolean {
  return options['postgres/storage'] === 'aurora-io-optimized';
}

/** Secondary Regions of a Global Database; one where the profile does not say. */
export function secondaryRegions(basis: DatabaseBasis): number {
  if (deploymentOf(basis) !== 'aurora-global') return 0;
  const regions = basis.workload.profile.regions;
  return regions?.replicaCount ?? regions?.replicas?.length ?? 1;
}

/** Availability Zones of the store's own network: a Multi-AZ cluster has its three instances in three. */
export function zonesOf(basis: Pick<DatabaseBasis, 'options'>): number {
  return deploymentOf(basis) === 'rds-multi-az-cluster' ? 3 : 2;
}

/** Database instances that are billed and watched, those of other Regions included. */
export function instanceCount(basis: DatabaseBasis): number {
  return 1 + basis.sizing.readers + (deploymentOf(basis) === 'rds-multi-az-instance' ? 1 : 0) + secondaryRegions(basis);
}

/** Whether clients come in through the Data API of Aurora, and so neither through load balancer nor pooler; others are brought to a pooler. */
export function usesDataApi(basis: DatabaseBasis): boolean {
  const { clients } = basis.workload.profile;
  return isAurora(basis) && clients?.canJoinVpc === false && (clients.kind === ClientKind.FUNCTIONS || poolerOf(basis) === 'none');
}
