import { readUnits, writeUnits } from '../designs/dynamodb/units';
import { Access } from '../profile/access';
import { Operation } from '../profile/access-pattern-profile';

/** Declared write units per second of some patterns; unknown rates count as none, unknown sizes as the smallest. */
export function writeUnitsPerSecond(accesses: readonly Access[]): number {
  return accesses.filter((access) => access.writes).reduce((sum, access) => {
    const twice = access.operation === Operation.TRANSACTION ? 2 : 1;
    return sum + (access.peakPerSecond ?? 0) * access.itemsPerRequest * twice * writeUnits(access.entity.averageItemBytes ?? 0);
  }, 0);
}

/** Declared read units per second of some patterns, likewise. */
export function readUnitsPerSecond(accesses: readonly Access[]): number {
  return accesses.filter((access) => !access.writes).reduce((sum, access) =>
    sum + (access.peakPerSecond ?? 0) * readUnits((access.entity.averageItemBytes ?? 0) * access.itemsPerRequest, access.strong), 0);
}
