import { PAGES } from '../../pages';
import { favors, Rule } from '../../rule';

export const rule: Rule = {
  id: 'dynamodb/stream/streams-are-always-on',
  question: 'dynamodb/stream',
  title: 'A stream costs nothing until it is read, and never comes too late',
  sources: [
    { ref: PAGES.dynamoDbChangeCapture, claim: 'DynamoDB Streams keeps changes for 24 hours, in order for each item, and reads by Lambda triggers are free' },
    { ref: 'D6', claim: 'change capture is built in' },
  ],
  judge: ({ workload }) => {
    const feeds = workload.profile.changeFeeds ?? [];
    return [favors('streams', feeds.length === 0
      ? 'no change feed is declared; the stream is on all the same, with both images and for 24 hours, so that a later consumer replaces nothing'
      : `${feeds.length} of at most 2 readers of a stream ${feeds.length === 1 ? 'is' : 'are'} declared, and changes are kept for 24 hours`)];
  },
};
