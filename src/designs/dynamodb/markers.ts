import { Access } from '../../profile/access';
import { Entity, Operation } from '../../profile/access-pattern-profile';
import { SMALL_ATTRIBUTE_BYTES, writeUnits } from './units';

/** Attributes that must be unique together. */
type Group = readonly string[];

const NONE: readonly Group[] = [];

/** The groups that the key does not keep unique: each value of one has a marker item, which is written if it does not exist. */
export function markedGroups({ key, unique }: Entity): readonly Group[] {
  return unique === undefined || unique.length === 0 ? NONE : unique.filter((group) => !key.every((attribute) => group.includes(attribute)));
}

/**
 * The groups whose markers are written with each item: a put sets their values, and a delete gives them back. An update or a transaction may
 * leave them as they are; no profile tells.
 */
export function groupsWritten({ operation }: Access, entity: Entity): readonly Group[] {
  return operation === Operation.PUT || operation === Operation.DELETE ? markedGroups(entity) : NONE;
}

/** Bytes of a marker: the values of its group, and the key of the item that has them. */
export function markerBytes({ key }: Entity, group: Group): number {
  return (group.length + key.length) * SMALL_ATTRIBUTE_BYTES;
}

/** How often an item is written: twice in a transaction, to prepare and to commit, and markers make one of every write. */
export function timesWritten(access: Access, entity: Entity): number {
  return access.operation === Operation.TRANSACTION || groupsWritten(access, entity).length > 0 ? 2 : 1;
}

/** Write units of the markers of one item, written in a transaction with it. */
export function markerUnits(access: Access, entity: Entity): number {
  let units = 0;
  for (const group of groupsWritten(access, entity)) units += 2 * writeUnits(markerBytes(entity, group));
  return units;
}
