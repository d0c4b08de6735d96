import { Workload } from '../../profile/workload';
import { Options } from '../options';

/** Regions besides the home Region that hold a full copy, by name. */
export function replicaRegions({ profile }: Workload, options: Options): readonly string[] {
  return isReplicated(options) ? profile.regions?.replicas ?? [] : [];
}

/** How many Regions besides the home Region hold a full copy; one where the profile does not say. */
export function replicaCount({ profile }: Workload, options: Options): number {
  if (!isReplicated(options)) return 0;
  return profile.regions?.replicaCount ?? profile.regions?.replicas?.length ?? 1;
}

export function isReplicated(options: Options): boolean {
  return (options['dynamodb/replication'] ?? 'none') !== 'none';
}
