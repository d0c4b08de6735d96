import { ChangeFeed, FeedTarget, Topology } from '../../profile/access-pattern-profile';
import { Engine } from '../../profile/engine';
import { count } from '../../profile/format';
import { STREAM_READERS, STREAM_READERS_WITH_REPLICAS } from '../limits';
import { list } from '../loads';
import { PAGES } from '../pages';
import { cautions, Rule, rulingsOn } from '../rule';

export const rule: Rule = {
  id: 'engine/stream-readers',
  question: 'engine',
  title: 'A DynamoDB stream takes two readers at most',
  sources: [
    { ref: PAGES.dynamoDbStreams, claim: 'no more than two processes should read a shard at once, one with global tables, or reads are throttled' },
    { ref: 'D6', claim: 'Streams feed Lambda, Kinesis and EventBridge' },
  ],
  judge: ({ workload }) => {
    const { changeFeeds = [], regions, entities } = workload.profile;
    const replicated = (regions?.topology ?? Topology.SINGLE) !== Topology.SINGLE;
    const limit = replicated ? STREAM_READERS_WITH_REPLICAS : STREAM_READERS;
    return changeFeeds.length <= limit ? [] : rulingsOn(entities, (entity) => {
      const readers = changeFeeds.filter((feed) => readsStream(feed, entity.name));
      return readers.length <= limit ? undefined : cautions(Engine.DYNAMODB,
        () => `${list(readers.map((feed) => `'${feed.name}'`))} read the stream of ${entity.name}: ${count(readers.length)} readers, and a shard bears ${count(limit)}${replicated ? ' where a global table replicates by it' : ''}`,
        'let one reader fan out (Lambda to EventBridge or SNS), or take a Kinesis stream, which has up to 20 consumers');
    });
  },
};

function readsStream(feed: ChangeFeed, entity: string): boolean {
  return feed.target !== FeedTarget.KINESIS && (feed.entity === undefined || feed.entity === entity);
}
