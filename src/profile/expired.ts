import { Entity } from './access-pattern-profile';

/** Items of an entity that expire per second, as far as is known: a count or a lifetime that is not declared adds none. */
export function expiredPerSecond({ itemCount = 0, expiry }: Entity): number {
  return expiry?.afterSeconds === undefined ? 0 : itemCount / expiry.afterSeconds;
}
