import { markerUnits, timesWritten } from '../designs/dynamodb/markers';
import { readUnits, writeUnits } from '../designs/dynamodb/units';
import { Access, itemsWrittenOf } from '../profile/access';
import { Entity } from '../profile/access-pattern-profile';

/** Write units per second at the peak on the items of an entity: the least they can be where a rate or a size is unknown. */
export function writeUnitsPerSecond(access: Access, entity: Entity): number {
  return itemsPerSecond(access, entity) * timesWritten(access, entity) * writeUnits(entity.averageItemBytes ?? 0);
}

/** Write units per second at the peak on the markers of an entity's unique values, likewise. */
export function markerUnitsPerSecond(access: Access, entity: Entity): number {
  return itemsPerSecond(access, entity) * markerUnits(access, entity);
}

/** Read units per second at the peak, likewise. */
export function readUnitsPerSecond({ peakPerSecond, entity, itemsPerRequest, strong }: Access): number {
  return (peakPerSecond ?? 0) * readUnits((entity.averageItemBytes ?? 0) * itemsPerRequest, strong);
}

function itemsPerSecond(access: Access, { name }: Entity): number {
  return (access.peakPerSecond ?? 0) * itemsWrittenOf(name, access);
}
