import { billedRate } from '../designs/average-rate';
import { Access, itemsWrittenOf, usualItems } from '../profile/access';
import { ChangeFeed } from '../profile/access-pattern-profile';
import { expiredPerSecond } from '../profile/expired';
import { count, counted, percent } from '../profile/format';
import { Workload } from '../profile/workload';

/** Items changed per second at the peak that a feed could want; unknown rates count as none. */
export function changesPerSecond(workload: Workload, feed: ChangeFeed): number {
  return changesAt(workload, feed, (access) => access.peakPerSecond);
}

/** `'mail' (to lambda) wants 10 % of the changes of Order, 500 rows/s at the peak and 250 on average, before its filter`. */
export function wantedInWords(workload: Workload, feed: ChangeFeed): string {
  const { name, target, entity, share = 1 } = feed;
  const of = entity === undefined ? 'changes' : `the changes of ${entity}`;
  const wanted = share === 1 ? of : `${percent(share)} of ${entity === undefined ? 'the changes' : of}`;
  const peak = changesPerSecond(workload, feed);
  const average = changesAt(workload, feed, (access) => billedRate(access, workload.profile.traffic));
  const filtered = share === 1 ? '' : ', before its filter';
  return `'${name}' (to ${target}) wants ${wanted}, ${counted(peak, 'row')}/s at the peak and ${count(average)} on average${filtered}`;
}

function changesAt({ load, profile }: Workload, { entity }: ChangeFeed, rate: (access: Access) => number | undefined): number {
  const written = load.filter((access) => access.writes)
    .reduce((sum, access) => sum + (rate(access) ?? 0) * (entity === undefined ? usualItems(access) : itemsOf(entity, access)), 0);
  const expired = profile.entities.filter(({ name }) => entity === undefined || name === entity)
    .reduce((sum, each) => sum + expiredPerSecond(each), 0);
  return written + expired;
}

function itemsOf(name: string, access: Access): number {
  return name === access.entity.name || access.pattern.alsoWrites?.includes(name) ? itemsWrittenOf(name, access) : 0;
}
