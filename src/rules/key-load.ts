import { readUnits, writeUnits } from '../designs/dynamodb/units';
import { Access } from '../profile/access';
import { Entity, Operation } from '../profile/access-pattern-profile';

/** Items of one entity that a request writes: a transaction's are taken to be spread evenly over the entities it names. */
export function itemsOfEach({ itemsPerRequest, pattern }: Access): number {
  return Math.max(1, itemsPerRequest / (1 + (pattern.alsoWrites ?? []).length));
}

/** Write units per second at the peak on the entity's table: the least they can be where a rate or a size is unknown. */
export function writeUnitsPerSecond(access: Access, entity: Entity): number {
  const times = access.operation === Operation.TRANSACTION ? 2 : 1;
  return (access.peakPerSecond ?? 0) * itemsOfEach(access) * times * writeUnits(entity.averageItemBytes ?? 0);
}

/** Read units per second at the peak, likewise. */
export function readUnitsPerSecond({ peakPerSecond, entity, itemsPerRequest, strong }: Access): number {
  return (peakPerSecond ?? 0) * readUnits((entity.averageItemBytes ?? 0) * itemsPerRequest, strong);
}
