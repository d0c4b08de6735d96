import { ChangeFeed, FeedTarget } from '../../profile/access-pattern-profile';

/** What carries the changes out of the table. */
export type FeedCarrier = 'stream' | 'kinesis';

/** How a feed is built. */
export interface FeedPlan {
  readonly feed: ChangeFeed;
  readonly carrier: FeedCarrier;
  /** Whether a pipe carries the changes on to an event bus. */
  readonly toEventBus: boolean;
}

/** DynamoDB Streams serve two readers of a shard; with global tables AWS advises one (DynamoDB developer guide, streams). */
const READERS_PER_SHARD = 2;
const READERS_PER_SHARD_REPLICATED = 1;

/** Which carrier each feed uses: the table's own stream while it has a reader to spare, then Kinesis. */
export function planFeeds(feeds: readonly ChangeFeed[], withKinesis: boolean, replicated: boolean): FeedPlan[] {
  const readers = replicated ? READERS_PER_SHARD_REPLICATED : READERS_PER_SHARD;
  const plans: FeedPlan[] = [];
  for (const feed of feeds) {
    const onStream = plans.filter((plan) => plan.carrier === 'stream' && overlaps(plan.feed, feed)).length;
    const spare = withKinesis ? onStream < readers : onStream < READERS_PER_SHARD;
    plans.push({ feed, carrier: carrierOf(feed, withKinesis, spare), toEventBus: feed.target === FeedTarget.EVENTBRIDGE });
  }
  return plans;
}

function carrierOf(feed: ChangeFeed, withKinesis: boolean, spare: boolean): FeedCarrier {
  if (feed.target === FeedTarget.KINESIS) return 'kinesis';
  if (feed.target === FeedTarget.ANY) return withKinesis ? 'kinesis' : 'stream';
  if (spare) return 'stream';
  if (withKinesis) return 'kinesis';
  throw new Error(`change feed '${feed.name}': the stream of a table serves ${READERS_PER_SHARD} readers and has them already; `
    + "give one feed the target 'kinesis'");
}

function overlaps(a: ChangeFeed, b: ChangeFeed): boolean {
  return a.entity === undefined || b.entity === undefined || a.entity === b.entity;
}
