import { feedCarriers } from '../designs/dynamodb/feed-carriers';
import { isReplicated } from '../designs/dynamodb/replicas';
import { Options } from '../designs/options';
import { AccessPatternProfile, ChangeFeed, FeedTarget } from '../profile/access-pattern-profile';
import { STREAM_READERS, STREAM_READERS_WITH_REPLICAS } from './limits';

/** How many readers the stream of a table is to bear. */
export function readersAllowed(settled: Options): number {
  return isReplicated(settled) ? STREAM_READERS_WITH_REPLICAS : STREAM_READERS;
}

/** The feeds that could read the stream of an entity's table: those into Kinesis leave it alone. */
export function streamReaders({ changeFeeds = [] }: AccessPatternProfile, entity: string): readonly ChangeFeed[] {
  return changeFeeds.filter((feed) => feed.target !== FeedTarget.KINESIS && (feed.entity === undefined || feed.entity === entity));
}

/** Feeds by what carries them. */
export interface Carried {
  readonly stream: readonly ChangeFeed[];
  readonly kinesis: readonly ChangeFeed[];
}

/** The feeds that read streams, and those that Kinesis carries, where it takes what the streams do not bear. */
export function carried(profile: AccessPatternProfile, settled: Options): Carried {
  const { entities, changeFeeds = [] } = profile;
  const withKinesis = changeFeeds.some(({ target }) => target === FeedTarget.KINESIS)
    || entities.some(({ name }) => streamReaders(profile, name).length > readersAllowed(settled));
  const carriers = feedCarriers(changeFeeds, withKinesis, isReplicated(settled));
  return { stream: changeFeeds.filter((_, i) => carriers[i] === 'stream'), kinesis: changeFeeds.filter((_, i) => carriers[i] === 'kinesis') };
}
