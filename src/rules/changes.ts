import { usualItems } from '../profile/access';
import { ChangeFeed } from '../profile/access-pattern-profile';
import { Workload } from '../profile/workload';

/** Items changed per second at the peak that a feed could want; unknown rates count as none. */
export function changesPerSecond({ load, profile }: Workload, { entity }: ChangeFeed): number {
  const written = load.filter((access) => access.writes).reduce((sum, access) => {
    const names = [access.entity.name, ...(access.pattern.alsoWrites ?? [])];
    const share = entity === undefined ? 1 : names.filter((name) => name === entity).length / names.length;
    return sum + (access.peakPerSecond ?? 0) * usualItems(access) * share;
  }, 0);
  const expired = profile.entities.filter(({ name }) => entity === undefined || name === entity)
    .reduce((sum, { expiry, itemCount }) => sum + (expiry?.afterSeconds && itemCount ? itemCount / expiry.afterSeconds : 0), 0);
  return written + expired;
}
