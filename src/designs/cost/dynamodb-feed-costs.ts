import { ChangeFeed, FeedTarget } from '../../profile/access-pattern-profile';
import { billedRate } from '../average-rate';
import { writeUnits } from '../dynamodb/units';
import { Options } from '../options';
import { CostLine } from './cost-estimate';
import { gigabytesPerMonth, HOURS_PER_MONTH, line, millionsPerMonth } from './cost-lines';
import { DynamoDbBasis } from './dynamodb-basis';
import { Prices } from './prices';

/** Changes of one table, per second. */
interface Changes {
  readonly entity: string;
  readonly items: number;
  readonly bytes: number;
  /** One for each started KB of a change. */
  readonly units: number;
}

/** What it costs to carry changes out of the tables. Lambda reads streams for nothing. */
export function feedLines(basis: DynamoDbBasis, prices: Prices): CostLine[] {
  const feeds = basis.workload.profile.changeFeeds ?? [];
  if (feeds.length === 0) return [];
  const changes = basis.draft.tables.map((table) => changesOf(basis, table.entity));
  return [
    ...changes.filter(({ entity }) => feeds.some((feed) => usesKinesis(basis.options, feed) && follows(feed, entity)))
      .flatMap((change) => kinesisLines(change, prices)),
    ...feeds.filter((feed) => feed.target === FeedTarget.EVENTBRIDGE).flatMap((feed) => eventLines(feed, changes, prices)),
  ];
}

function kinesisLines({ entity, units, bytes }: Changes, prices: Prices): CostLine[] {
  return [
    ...line(prices, `${entity}: changes to Kinesis`, 'dynamoDbChangeUnits', millionsPerMonth(units)),
    ...line(prices, `${entity}: Kinesis data stream, on demand`, 'kinesisStream', HOURS_PER_MONTH),
    ...line(prices, `${entity}: data into Kinesis`, 'kinesisIngest', gigabytesPerMonth(bytes)),
  ];
}

function eventLines(feed: ChangeFeed, changes: readonly Changes[], prices: Prices): CostLine[] {
  const followed = changes.filter(({ entity }) => follows(feed, entity)).reduce((sum, { items }) => sum + items, 0);
  const millions = millionsPerMonth(followed * (feed.share ?? 1));
  return [
    ...line(prices, `${feed.name}: EventBridge Pipes`, 'pipesRequests', millions),
    ...line(prices, `${feed.name}: events on the bus`, 'eventBridgeEvents', millions),
  ];
}

/** The target `any` takes Kinesis where it was settled. */
export function usesKinesis(options: Options, { target }: ChangeFeed): boolean {
  return target === FeedTarget.KINESIS || (target === FeedTarget.ANY && options['dynamodb/stream'] === 'streams-and-kinesis');
}

function follows(feed: ChangeFeed, entity: string): boolean {
  return feed.entity === undefined || feed.entity === entity;
}

/** Items written and expired; a change carries the item before and after it. */
function changesOf({ workload, loads }: DynamoDbBasis, name: string): Changes {
  const { expiry, itemCount, averageItemBytes = 0 } = workload.entities.get(name)!;
  const expired = expiry?.afterSeconds === undefined || itemCount === undefined ? 0 : itemCount / expiry.afterSeconds;
  const written = loads
    .filter(({ entity, index }) => entity === name && index === undefined)
    .reduce((sum, { access, items }) => sum + (billedRate(access, workload.profile.traffic) ?? 0) * items, 0);
  const items = written + expired;
  return { entity: name, items, bytes: items * averageItemBytes * 2, units: items * writeUnits(averageItemBytes) };
}
