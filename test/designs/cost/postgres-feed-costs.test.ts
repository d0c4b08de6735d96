import { AttributeType, ChangeFeed, FeedTarget, Operation } from '../../../src/profile/access-pattern-profile';
import { order, put } from '../workloads';
import { inWords, postgresCost } from './estimates';

const of = (changeFeeds: ChangeFeed[], entities = [order()]) => postgresCost('rds-multi-az-instance', 'gp3', { changeFeeds, entities });
const feedLines = (...args: Parameters<typeof of>) => inWords(of(...args)).filter((line) => /Kinesis|events/.test(line));

const KINESIS = ['Kinesis data stream, on demand = 730 stream-hours × $0.04 = $29.2', 'Order: data into Kinesis = 12.531 GB × $0.08 = $1'];

describe('postgresFeedLines', () => {
  test.each<[string, ChangeFeed[], string[]]>([
    ['Lambda takes from the outbox', [{ name: 'fn', target: FeedTarget.LAMBDA }], []],
    ['Kinesis has its price', [{ name: 'lake', target: FeedTarget.KINESIS }], KINESIS],
    ['two feeds share a stream', [{ name: 'a', target: FeedTarget.KINESIS }, { name: 'b', target: FeedTarget.KINESIS, entity: 'Order' }], KINESIS],
    ['any reads a slot', [{ name: 'b', target: FeedTarget.ANY }], []],
    ['a bus is paid for by its share', [{ name: 'bus', target: FeedTarget.EVENTBRIDGE, share: 0.1 }], ['bus: events on the bus = 1.314 million events × $1 = $1.31']],
    ['a feed of another entity carries nothing', [{ name: 'lake', target: FeedTarget.KINESIS, entity: 'Other' }], [KINESIS[0]]],
  ])('%s', (_, feeds, expected) => {
    expect(feedLines(feeds)).toEqual(expected);
  });

  test('rows that expire are changes, unless they go with their partition', () => {
    const expiring = order({
      key: ['id', 'at'],
      attributes: { id: AttributeType.STRING, at: AttributeType.TIMESTAMP, until: AttributeType.TIMESTAMP },
      itemCount: 1e9,
      expiry: { attribute: 'until', afterSeconds: 1e8 },
    });
    expect(feedLines([{ name: 'lake', target: FeedTarget.KINESIS }], [expiring])[1]).toBe('Order: data into Kinesis = 37.594 GB × $0.08 = $3.01');
    expect(feedLines([{ name: 'lake', target: FeedTarget.KINESIS }], [{ ...expiring, appendOnly: true }])[1]).toBe(KINESIS[1]);
  });

  test('a transaction spreads its rows over what it writes', () => {
    const line = { ...order(), name: 'Line' };
    const accessPatterns = [put({ operation: Operation.TRANSACTION, alsoWrites: ['Line'], itemsPerRequest: 6, averagePerSecond: 1, peakPerSecond: 1 })];
    const { lines } = postgresCost('rds-multi-az-instance', 'gp3', { accessPatterns, entities: [order(), line], changeFeeds: [{ name: 'lake', target: FeedTarget.KINESIS }] });
    expect(lines.filter(({ item }) => item.endsWith('into Kinesis')).map(({ item, basis }) => `${item}: ${basis}`)).toEqual(['Order', 'Line'].map((name) =>
      `${name}: data into Kinesis: 3 changes/s on average, each with the row after it, in started KB`));
  });

  test('what is left out is said', () => {
    expect(of([{ name: 'lake', target: FeedTarget.KINESIS }]).assumptions.join('; ')).toContain('what reads the change feeds is left out; so are the AWS DMS tasks '
      + "that carry changes from Postgres into Kinesis, while DynamoDB's own way there is counted whole: the comparison flatters Postgres by their price");
  });
});
