import { AccessPatternProfile, Regions, Topology } from '../access-pattern-profile';
import { ProfileFault } from '../invalid-profile-error';
import { Declared, repeated } from './declared';
import { Sound } from './sound';

/** What is wrong around the entities and patterns: Regions, feeds, required features. */
export function surroundingFaults(profile: Sound<AccessPatternProfile>, declared: Declared): ProfileFault[] {
  return [
    ...(profile.changeFeeds ?? []).flatMap((feed, i) => declared.unknownEntities(`changeFeeds[${i}].entity`, [feed?.entity])),
    ...(profile.regions ? regionFaults(profile.regions) : []),
    ...repeated('requires', profile.requires, 'feature'),
  ];
}

function regionFaults(regions: Sound<Regions>): ProfileFault[] {
  const { topology, replicas, replicaCount } = regions;
  const faults = repeated('regions.replicas', replicas, 'Region');
  if (replicas !== undefined && replicaCount !== undefined && replicas.length !== replicaCount) {
    faults.push({ path: 'regions.replicaCount', message: `got ${replicaCount}, but replicas names ${replicas.length}; make them agree or leave the count out` });
  }
  const count = replicas?.length ?? replicaCount;
  if (topology === Topology.SINGLE && count !== undefined && count > 0) {
    faults.push({ path: 'regions.topology', message: 'got single with replicas, allowed with them is active-passive or active-active; change one of the two' });
  }
  if (topology !== undefined && topology !== Topology.SINGLE && count === 0) {
    faults.push({ path: 'regions.topology', message: `got ${topology} with no replica; name the replicas, or leave them out if they are unknown` });
  }
  return faults;
}
