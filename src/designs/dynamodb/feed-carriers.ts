import { ChangeFeed, FeedTarget } from '../../profile/access-pattern-profile';
import { STREAM_READERS, STREAM_READERS_WITH_REPLICAS } from './limits';

/** What carries the changes out of the tables for a feed; `none`: the stream has its readers already, and there is no Kinesis. */
export type FeedCarrier = 'stream' | 'kinesis' | 'none';

/** Which carrier each feed takes, in their order: the table's own stream while it has a reader to spare, then Kinesis. */
export function feedCarriers(feeds: readonly ChangeFeed[], withKinesis: boolean, replicated: boolean): readonly FeedCarrier[] {
  // Without Kinesis a global table's stream bears a second reader, against AWS's advice.
  const readers = withKinesis && replicated ? STREAM_READERS_WITH_REPLICAS : STREAM_READERS;
  const carriers: FeedCarrier[] = [];
  for (const feed of feeds) {
    const onStream = carriers.filter((carrier, i) => carrier === 'stream' && overlaps(feeds[i], feed)).length;
    carriers.push(carrierOf(feed, withKinesis, onStream < readers));
  }
  return carriers;
}

function carrierOf({ target }: ChangeFeed, withKinesis: boolean, spare: boolean): FeedCarrier {
  if (target === FeedTarget.KINESIS) return 'kinesis';
  if (target === FeedTarget.ANY) return withKinesis ? 'kinesis' : 'stream';
  if (spare) return 'stream';
  return withKinesis ? 'kinesis' : 'none';
}

function overlaps(a: ChangeFeed, b: ChangeFeed): boolean {
  return a.entity === undefined || b.entity === undefined || a.entity === b.entity;
}
