import { FeedTarget } from '../../../profile/access-pattern-profile';
import { list } from '../../loads';
import { PAGES } from '../../pages';
import { favors, Rule } from '../../rule';

export const rule: Rule = {
  id: 'dynamodb/stream/kinesis-target-needs-kinesis',
  question: 'dynamodb/stream',
  title: 'A feed into Kinesis comes straight from the table',
  sources: [
    { ref: 'D6', claim: 'changes feed Lambda, Kinesis and EventBridge natively' },
    { ref: PAGES.dynamoDbChangeCapture, claim: 'a table writes its changes to a Kinesis data stream, which keeps them for up to a year and may repeat or reorder them' },
  ],
  judge: ({ workload }) => {
    const feeds = (workload.profile.changeFeeds ?? []).filter((feed) => feed.target === FeedTarget.KINESIS).map(({ name }) => `'${name}'`);
    return feeds.length === 0 ? [] : [favors('streams-and-kinesis', () => `${list(feeds)} ${feeds.length === 1 ? 'is' : 'are'} to go to Kinesis`)];
  },
};
