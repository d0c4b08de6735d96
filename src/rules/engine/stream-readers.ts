import { Topology } from '../../profile/access-pattern-profile';
import { Engine } from '../../profile/engine';
import { counted } from '../../profile/format';
import { STREAM_READERS, STREAM_READERS_WITH_REPLICAS } from '../limits';
import { list } from '../loads';
import { PAGES } from '../pages';
import { cautions, Rule, rulingsOn } from '../rule';
import { streamReaders } from '../stream-readers';

export const rule: Rule = {
  id: 'engine/stream-readers',
  question: 'engine',
  title: 'A DynamoDB stream takes two readers at most',
  sources: [
    { ref: PAGES.dynamoDbStreams, claim: 'no more than two processes should read a shard at once, one with global tables, or reads are throttled' },
    { ref: 'D6', claim: 'Streams feed Lambda, Kinesis and EventBridge' },
  ],
  judge: ({ workload: { profile } }) => {
    const { changeFeeds = [], regions, entities } = profile;
    const replicated = (regions?.topology ?? Topology.SINGLE) !== Topology.SINGLE;
    const limit = replicated ? STREAM_READERS_WITH_REPLICAS : STREAM_READERS;
    return changeFeeds.length <= limit ? [] : rulingsOn(entities, ({ name }) => {
      const readers = streamReaders(profile, name);
      return readers.length <= limit ? undefined : cautions(Engine.DYNAMODB,
        () => `${list(readers.map((feed) => `'${feed.name}'`))} want the changes of ${name}, and its stream bears ${counted(limit, 'reader')}`
          + `${replicated ? ' where a global table replicates by it' : ''}: the others take a Kinesis stream, which is paid for by the change and by the hour`,
        'let one reader fan out (Lambda to EventBridge or SNS), or pay for the Kinesis stream, which has up to 20 consumers');
    });
  },
};
