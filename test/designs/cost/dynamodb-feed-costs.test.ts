import { AttributeType, ChangeFeed, FeedTarget, Topology } from '../../../src/profile/access-pattern-profile';
import { order, put } from '../workloads';
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
    ['the third reader of a stream takes Kinesis, whatever its target and share', [
      { name: 'a', target: FeedTarget.LAMBDA }, { name: 'b', target: FeedTarget.LAMBDA }, { name: 'c', target: FeedTarget.LAMBDA, share: 0.1 },
    ], 'streams-and-kinesis', KINESIS],
    ['two readers of a stream need none, though it was settled', [
      { name: 'a', target: FeedTarget.LAMBDA }, { name: 'b', target: FeedTarget.LAMBDA },
    ], 'streams-and-kinesis', []],
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

test('the second reader of a global table takes Kinesis, whose stream is due without a change', () => {
  const changeFeeds = ['a', 'b'].map((name) => ({ name, target: FeedTarget.LAMBDA }));
  const cost = dynamoDbCost({ changeFeeds, regions: { topology: Topology.ACTIVE_ACTIVE } }, { stream: 'streams-and-kinesis', replication: 'mrec' });
  const lines = cost.lines.filter(({ item }) => item.includes('Kinesis'));
  expect(lines.map(({ item, idleMonthlyUsd }) => `${item} ${idleMonthlyUsd}`)).toEqual([
    'Kinesis data stream, on demand 29.2', 'Order: changes to Kinesis 0', 'Order: data into Kinesis 0',
  ]);
  expect(cost.assumptions).toContain('the price of changes to Kinesis is unverified');
});

test('Kinesis takes the changes of all entities of a table', () => {
  const attributes = { id: AttributeType.STRING, line: AttributeType.STRING };
  const line = order({ name: 'Line', key: ['id', 'line'], attributes, collection: 'Orders' });
  const cost = dynamoDbCost({
    entities: [order({ collection: 'Orders' }), line, order({ name: 'Other' })],
    accessPatterns: [put(), put({ name: 'put-line', entity: 'Line' }), put({ name: 'put-other', entity: 'Other' })],
    changeFeeds: [{ name: 'lake', target: FeedTarget.KINESIS, entity: 'Order' }],
  }, { stream: 'streams-and-kinesis' });
  expect(inWords(cost).filter((text) => text.includes('changes to'))).toEqual([
    'Order: changes to Kinesis = 13.14 million change data capture units × $0.1 = $1.31',
    'Line: changes to Kinesis = 13.14 million change data capture units × $0.1 = $1.31',
  ]);
});

test('the marker of a unique value is a change too', () => {
  const entities = [order({ attributes: { id: AttributeType.STRING, email: AttributeType.STRING }, unique: [['email']] })];
  const cost = dynamoDbCost({ entities, changeFeeds: [{ name: 'lake', target: FeedTarget.KINESIS }] }, { stream: 'streams-and-kinesis' });
  expect(inWords(cost)).toEqual(expect.arrayContaining([
    'Order: changes to Kinesis = 26.28 million change data capture units × $0.1 = $2.63',
    'Order: data into Kinesis = 37.594 GB × $0.08 = $3.01',
  ]));
});
