import { AttributeType, Entity } from '../profile/access-pattern-profile';
import { leastShare, loadOf } from './loads';
import { Evidence } from './rule';

/** Entities shaped like sessions that make up the load: one-part key, expiry, read and written by that key. */
export function sessionEntities(evidence: Evidence): readonly Entity[] {
  return evidence.workload.profile.entities.filter((entity) => entity.key.length === 1 && entity.expiry && isTheLoad(evidence, entity));
}

/** Entities shaped like telemetry that make up the load: append-only, partition and timestamp, no joins. */
export function telemetryEntities(evidence: Evidence): readonly Entity[] {
  return evidence.workload.profile.entities.filter((entity) => entity.appendOnly
    && entity.key.length > 1 && entity.attributes[entity.key[1]] === AttributeType.TIMESTAMP
    && isTheLoad(evidence, entity)
    && loadOf(evidence.workload, entity.name).every((access) => access.joins.length === 0));
}

/** Whether single-key requests on the entity are the primary access pattern, by the same share as the three-part test. */
function isTheLoad({ workload, thresholds }: Evidence, entity: Entity): boolean {
  const own = loadOf(workload, entity.name).filter((access) => access.singleKey);
  return leastShare(own, workload.load) >= thresholds.singleKeyShare;
}
