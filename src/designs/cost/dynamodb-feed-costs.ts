import { ChangeFeed, FeedTarget } from '../../profile/access-pattern-profile';
import { expiredPerSecond } from '../../profile/expired';
import { flatMap } from '../../profile/flat-map';
import { counted, percent } from '../../profile/format';
import { groupBy } from '../../profile/group-by';
import { billedRate } from '../average-rate';
import { builtTables } from '../dynamodb/collections';
import { feedCarriers } from '../dynamodb/feed-carriers';
import { isReplicated } from '../dynamodb/replicas';
import { RequestLoad } from '../dynamodb/request-loads';
import { writeUnits } from '../dynamodb/units';
import { Options } from '../options';
import { gigabytesPerMonth, HOURS_PER_MONTH, line, Line, millionsPerMonth } from './cost-lines';
import { DynamoDbBasis } from './dynamodb-basis';
import { Prices } from './prices';

/** Changes of one table, per second. */
interface Changes {
  readonly entity: string;
  readonly items: number;
  /** Of the image before and after, billed in started KB. */
  readonly kilobytes: number;
  /** One for each started KB of a change. */
  readonly units: number;
}

/** What it costs to carry changes out of the tables. Lambda reads streams for nothing. */
export function feedLines(basis: DynamoDbBasis, prices: Prices): Line[] {
  const feeds = basis.workload.profile.changeFeeds ?? [];
  if (feeds.length === 0) return [];
  const loads = groupBy(basis.loads, ({ entity }) => entity);
  const changes = basis.draft.tables.map((table) => changesOf(basis, table.entity, loads.get(table.entity) ?? []));
  const onKinesis = feedsOnKinesis(feeds, basis.options);
  // A table has one stream, so that Kinesis takes the changes of its other entities too.
  const followed = builtTables(basis.draft.tables).filter(({ parts }) => parts.some(({ entity }) => onKinesis.some((feed) => follows(feed, entity))));
  const toKinesis = changes.filter(({ entity }) => followed.some(({ parts }) => parts.some((part) => part.entity === entity)));
  return [
    ...line(prices, 'kinesisStream', toKinesis.length > 0 ? HOURS_PER_MONTH : 0, {
      item: 'Kinesis data stream, on demand', basis: () => `one stream for all tables, for ${HOURS_PER_MONTH} hours`,
    }),
    ...flatMap(toKinesis, (change) => kinesisLines(change, prices)),
    ...flatMap(feeds.filter((feed) => feed.target === FeedTarget.EVENTBRIDGE), (feed) => eventLines(feed, changes, prices)),
  ];
}

function kinesisLines({ entity, items, units, kilobytes }: Changes, prices: Prices): Line[] {
  const written = `${counted(items, 'change')}/s on average`;
  return [
    ...line(prices, 'dynamoDbChangeUnits', millionsPerMonth(units), {
      item: `${entity}: changes to Kinesis`, basis: () => `${written}, one unit for each started KB of the item`, idleQuantity: 0,
    }),
    ...line(prices, 'kinesisIngest', gigabytesPerMonth(kilobytes * 1024), {
      item: `${entity}: data into Kinesis`, basis: () => `${written}, each with the item before and after it, in started KB`, idleQuantity: 0,
    }),
  ];
}

function eventLines(feed: ChangeFeed, changes: readonly Changes[], prices: Prices): Line[] {
  const followed = changes.filter(({ entity }) => follows(feed, entity)).reduce((sum, { items }) => sum + items, 0);
  const share = feed.share ?? 1;
  const text = { basis: () => `${counted(followed, 'change')}/s on average${share < 1 ? `, of which the filter lets ${percent(share)} through` : ''}`, idleQuantity: 0 };
  const millions = millionsPerMonth(followed * share);
  return [
    ...line(prices, 'pipesRequests', millions, { item: `${feed.name}: EventBridge Pipes`, ...text }),
    ...line(prices, 'eventBridgeEvents', millions, { item: `${feed.name}: events on the bus`, ...text }),
  ];
}

/** The feeds that Kinesis carries: it takes every change of their tables, whatever share of them a consumer needs. */
export function feedsOnKinesis(feeds: readonly ChangeFeed[], options: Options): readonly ChangeFeed[] {
  const carriers = feedCarriers(feeds, options['dynamodb/stream'] === 'streams-and-kinesis', isReplicated(options));
  return feeds.filter((_, i) => carriers[i] === 'kinesis');
}

function follows(feed: ChangeFeed, entity: string): boolean {
  return feed.entity === undefined || feed.entity === entity;
}

/** Items written and expired, and markers of unique values; a change carries the item before and after it. */
function changesOf({ workload }: DynamoDbBasis, name: string, loads: readonly RequestLoad[]): Changes {
  const entity = workload.entities.get(name)!;
  const { averageItemBytes = 0 } = entity;
  let items = expiredPerSecond(entity);
  let markers = 0;
  for (const { access, index, items: written, areMarkers } of loads) {
    if (index !== undefined) continue;
    const perSecond = (billedRate(access, workload.profile.traffic) ?? 0) * written;
    if (areMarkers) markers += perSecond;
    else items += perSecond;
  }
  return {
    entity: name,
    items: items + markers,
    kilobytes: items * writeUnits(averageItemBytes * 2) + markers,
    units: items * writeUnits(averageItemBytes) + markers,
  };
}
