import { count, counted } from '../../../profile/format';
import { list } from '../../loads';
import { PAGES } from '../../pages';
import { favors, Rule, rulingsOn } from '../../rule';
import { readersAllowed, streamReaders } from '../../stream-readers';

export const rule: Rule = {
  id: 'dynamodb/stream/more-consumers-than-stream-readers',
  question: 'dynamodb/stream',
  title: 'More consumers than a stream has readers take a Kinesis stream too',
  sources: [
    { ref: PAGES.dynamoDbChangeCapture, claim: 'a shard of DynamoDB Streams has two readers at most, one with global tables; a Kinesis stream has five, or twenty with enhanced fan-out' },
    { ref: 'D6', claim: 'changes feed Lambda, Kinesis and EventBridge natively' },
  ],
  judge: ({ workload: { profile }, settled }) => {
    const limit = readersAllowed(settled);
    const { entities, changeFeeds = [] } = profile;
    return changeFeeds.length <= limit ? [] : rulingsOn(entities, ({ name }) => {
      const feeds = streamReaders(profile, name);
      return feeds.length <= limit ? undefined : favors('streams-and-kinesis', () => `${list(feeds.map((feed) => `'${feed.name}'`))} want the changes of ${name}: `
        + `${count(feeds.length)} consumers, and its stream has ${counted(limit, 'reader')}`);
    });
  },
};
