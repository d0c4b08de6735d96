import { Consistency, Topology } from '../profile/access-pattern-profile';
import { Workload } from '../profile/workload';

/** Whether several Regions must agree on every read. */
export function asksForStrongRegions({ profile }: Workload): boolean {
  return (profile.regions?.topology ?? Topology.SINGLE) !== Topology.SINGLE && profile.regions?.consistency === Consistency.STRONG;
}
