import { ChangeFeed, FeedTarget } from '../../../src/profile/access-pattern-profile';
import { dynamoDbCost, inWords } from './estimates';

const feedLines = (changeFeeds: ChangeFeed[], stream = 'streams') => inWords(dynamoDbCost({ changeFeeds }, { stream })).slice(4)
  .filter((line) => !/^(alarms|insights)/.test(line));

const KINESIS = [
  'Kinesis data stream, on demand = 730 stream-hours × $0.04 = $29.2',
  'Order: changes to Kinesis = 13.14 million change data capture units × $0.1 = $1.31',
  'Order: data into Kinesis = 25.063 GB × $0.08 = $2.01',
];

describe('feedLines', () => {
  test.each<[string, ChangeFeed[], string, string[]]>([
    ['Lambda reads a stream for nothing', [{ name: 'fn', target: FeedTarget.LAMBDA }], 'streams', []],
    ['Kinesis has its price', [{ name: 'lake', target: FeedTarget.KINESIS }], 'streams-and-kinesis', KINESIS],
    ['two feeds share the Kinesis stream of a table', [{ name: 'a', target: FeedTarget.KINESIS }, { name: 'b', target: FeedTarget.ANY }], 'streams-and-kinesis', KINESIS],
    ['any takes the stream where no Kinesis was settled', [{ name: 'b', target: FeedTarget.ANY }], 'streams', []],
    ['a bus is paid for by its share', [{ name: 'bus', target: FeedTarget.EVENTBRIDGE, share: 0.1 }], 'streams', [
      'bus: EventBridge Pipes = 1.314 million requests × $0.4 = $0.53',
      'bus: events on the bus = 1.314 million events × $1 = $1.31',
    ]],
    ['a feed of another entity costs nothing here', [{ name: 'lake', target: FeedTarget.KINESIS, entity: 'Other' }], 'streams-and-kinesis', []],
  ])('%s', (_, feeds, stream, expected) => {
    expect(feedLines(feeds, stream)).toEqual(expected);
  });
});
