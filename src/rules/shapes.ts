import { AttributeType, Entity } from '../profile/access-pattern-profile';
import { leastShare, loadOf } from './loads';
import { Evidence } from './rule';

/** Entities shaped like sessions: one-part key and expiry. */
export function sessions({ workload }: Evidence): readonly Entity[] {
  return workload.profile.entities.filter((entity) => entity.key.length === 1 && entity.expiry);
}

/** Entities shaped like telemetry: append-only, partition and timestamp, no joins. */
export function telemetry({ workload }: Evidence): readonly Entity[] {
  return workload.profile.entities.filter((entity) => entity.appendOnly
    && entity.key.length > 1 && entity.attributes[entity.key[1]] === AttributeType.TIMESTAMP
    && loadOf(workload, entity.name).every((access) => access.joins.length === 0));
}

/** Whether single-key requests on the entity are the primary access pattern, by the same share as the three-part test. */
export function isTheLoad({ workload, thresholds }: Evidence, entity: Entity): boolean {
  const own = loadOf(workload, entity.name).filter((access) => access.singleKey);
  return leastShare(own, workload.load) >= thresholds.singleKeyShare;
}
