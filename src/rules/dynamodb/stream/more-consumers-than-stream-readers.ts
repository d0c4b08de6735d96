import { count } from '../../../profile/format';
import { STREAM_READERS, STREAM_READERS_WITH_REPLICAS } from '../../limits';
import { list } from '../../loads';
import { PAGES } from '../../pages';
import { favors, Rule, rulingsOn } from '../../rule';

export const rule: Rule = {
  id: 'dynamodb/stream/more-consumers-than-stream-readers',
  question: 'dynamodb/stream',
  title: 'More consumers than a stream has readers take a Kinesis stream too',
  sources: [
    { ref: PAGES.dynamoDbChangeCapture, claim: 'a shard of DynamoDB Streams has two readers at most, one with global tables; a Kinesis stream has five, or twenty with enhanced fan-out' },
    { ref: 'D6', claim: 'changes feed Lambda, Kinesis and EventBridge natively' },
  ],
  judge: ({ workload, settled }) => {
    const limit = (settled['dynamodb/replication'] ?? 'none') === 'none' ? STREAM_READERS : STREAM_READERS_WITH_REPLICAS;
    const { entities, changeFeeds = [] } = workload.profile;
    return changeFeeds.length <= limit ? [] : rulingsOn(entities, (entity) => {
      const feeds = changeFeeds.filter((feed) => feed.entity === undefined || feed.entity === entity.name).map(({ name }) => `'${name}'`);
      return feeds.length <= limit ? undefined : favors('streams-and-kinesis', () => `${list(feeds)} want the changes of ${entity.name}: `
        + `${count(feeds.length)} consumers, and its stream has ${count(limit)} reader${limit === 1 ? '' : 's'}`);
    });
  },
};
