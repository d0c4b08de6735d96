import { Access } from '../profile/access';
import { count } from '../profile/format';
import { Workload } from '../profile/workload';

/** Declared requests per second of some patterns; what is unknown counts as none. */
export function rateOf(accesses: readonly Access[]): number {
  return accesses.reduce((sum, access) => sum + (access.peakPerSecond ?? 0), 0);
}

/** The lowest share of the load that `part` can have, 0 to 1: a pattern outside it without a rate could be the whole load. */
export function leastShare(part: readonly Access[], whole: readonly Access[]): number {
  const included = new Set(part);
  const rest = whole.filter((access) => !included.has(access));
  if (part.length > 0 && rest.length === 0) return 1;
  const total = rateOf(whole);
  return total === 0 || rest.some((access) => access.peakPerSecond === undefined) ? 0 : rateOf(part) / total;
}

/** The patterns of the load that read or write an entity. */
export function loadOf(workload: Workload, entity: string): readonly Access[] {
  return workload.loadByEntity.get(entity) ?? [];
}

/** `'orders-by-customer' (1,200/s)`. */
export function inWords(access: Access): string {
  const rate = access.peakPerSecond === undefined ? 'rate unknown' : `${count(access.peakPerSecond)}/s`;
  return `'${access.name}' (${rate})`;
}

/** `a, b and c`. */
export function list(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts[parts.length - 1]}`;
}
