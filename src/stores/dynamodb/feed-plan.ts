import { FeedCarrier, feedCarriers } from '../../designs/dynamodb/feed-carriers';
import { STREAM_READERS } from '../../designs/dynamodb/limits';
import { ChangeFeed, FeedTarget } from '../../profile/access-pattern-profile';

/** How a feed is built. */
export interface FeedPlan {
  readonly feed: ChangeFeed;
  readonly carrier: Exclude<FeedCarrier, 'none'>;
  /** Whether a pipe carries the changes on to an event bus. */
  readonly toEventBus: boolean;
}

/** Which carrier each feed uses, as the estimate has it. Fails where none has room. */
export function planFeeds(feeds: readonly ChangeFeed[], withKinesis: boolean, replicated: boolean): FeedPlan[] {
  return feedCarriers(feeds, withKinesis, replicated).map((carrier, i) => {
    const feed = feeds[i];
    if (carrier === 'none') {
      throw new Error(`change feed '${feed.name}': the stream of a table serves ${STREAM_READERS} readers and has them already; `
        + "give one feed the target 'kinesis'");
    }
    return { feed, carrier, toEventBus: feed.target === FeedTarget.EVENTBRIDGE };
  });
}
