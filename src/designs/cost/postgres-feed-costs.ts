import { usualItems } from '../../profile/access';
import { ChangeFeed, Entity, FeedTarget } from '../../profile/access-pattern-profile';
import { count, percent } from '../../profile/format';
import { Workload } from '../../profile/workload';
import { billedRate } from '../average-rate';
import { expiryDeletes } from '../postgres/row-writes';
import { gigabytesPerMonth, HOURS_PER_MONTH, line, Line, millionsPerMonth } from './cost-lines';
import { rowBytes } from './postgres-basis';
import { Prices } from './prices';

/** A record counts in started KB (Kinesis Data Streams pricing, on demand). */
const RECORD_UNIT_BYTES = 1024;

/** Where the changes of Postgres go, as far as the snapshot has prices for it: what carries them there is left out. */
export function postgresFeedLines(workload: Workload, prices: Prices): Line[] {
  const { changeFeeds: feeds = [], entities } = workload.profile;
  if (feeds.length === 0) return [];
  const toKinesis = feeds.filter(({ target }) => target === FeedTarget.KINESIS);
  const lines = line(prices, 'kinesisStream', toKinesis.length > 0 ? HOURS_PER_MONTH : 0, {
    item: 'Kinesis data stream, on demand', basis: () => `one stream for all tables, for ${HOURS_PER_MONTH} hours`,
  });
  for (const entity of entities) {
    if (toKinesis.some((feed) => follows(feed, entity))) lines.push(...ingestLine(workload, entity, prices));
  }
  for (const feed of feeds) {
    if (feed.target === FeedTarget.EVENTBRIDGE) lines.push(...eventLine(workload, feed, prices));
  }
  return lines;
}

function ingestLine(workload: Workload, entity: Entity, prices: Prices): Line[] {
  const changes = changesOf(workload, entity);
  const bytes = Math.max(1, Math.ceil(rowBytes(workload, entity) / RECORD_UNIT_BYTES)) * RECORD_UNIT_BYTES;
  return line(prices, 'kinesisIngest', gigabytesPerMonth(changes * bytes), {
    item: `${entity.name}: data into Kinesis`, basis: () => `${count(changes)} changes/s on average, each with the row after it, in started KB`, idleQuantity: 0,
  });
}

function eventLine(workload: Workload, feed: ChangeFeed, prices: Prices): Line[] {
  const followed = workload.profile.entities.filter((entity) => follows(feed, entity)).reduce((sum, entity) => sum + changesOf(workload, entity), 0);
  const share = feed.share ?? 1;
  return line(prices, 'eventBridgeEvents', millionsPerMonth(followed * share), {
    item: `${feed.name}: events on the bus`,
    basis: () => `${count(followed)} changes/s on average${share < 1 ? `, of which ${percent(share)} are put on it` : ''}`,
    idleQuantity: 0,
  });
}

/** Rows of an entity written or deleted per second on average, those of a transaction spread evenly over what it writes; a partition that is dropped changes none. */
function changesOf({ writersByEntity, profile }: Workload, entity: Entity): number {
  return (writersByEntity.get(entity.name) ?? []).reduce((sum, access) =>
    sum + (billedRate(access, profile.traffic) ?? 0) * usualItems(access) / (1 + (access.pattern.alsoWrites?.length ?? 0)), expiryDeletes(entity));
}

function follows(feed: ChangeFeed, { name }: Entity): boolean {
  return feed.entity === undefined || feed.entity === name;
}

/** What the estimate leaves out of the feeds; clauses. */
export function postgresFeedAssumptions({ profile: { changeFeeds = [] } }: Workload): string[] {
  const has = (...targets: readonly FeedTarget[]) => changeFeeds.some(({ target }) => targets.includes(target));
  return [
    ...(changeFeeds.length > 0 ? ['what reads the change feeds is left out'] : []),
    ...(has(FeedTarget.KINESIS)
      ? ['so are the AWS DMS tasks that carry changes from Postgres into Kinesis, while DynamoDB\'s own way there is counted whole: the comparison flatters Postgres by their price']
      : []),
    ...(has(FeedTarget.LAMBDA, FeedTarget.EVENTBRIDGE) ? ['the outbox writes and deletes a row for each change besides, which neither size nor I/O counts'] : []),
  ];
}
