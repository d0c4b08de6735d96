import { AccessPatternProfile, FeedTarget, Topology } from '../../../src/profile/access-pattern-profile';
import { rule } from '../../../src/rules/engine/stream-readers';
import { entity, linesOf } from '../evidence';

const feed = (name: string, target = FeedTarget.LAMBDA) => ({ name, target });
const three = [feed('mail'), feed('audit', FeedTarget.EVENTBRIDGE), feed('index', FeedTarget.ANY)];

describe('engine/stream-readers', () => {
  test('speaks when three feeds read one stream', () => {
    expect(linesOf(rule, { changeFeeds: three })).toEqual([
      "cautions dynamodb: 'mail', 'audit' and 'index' want the changes of Order, and its stream bears 2 readers: the others take a Kinesis stream, which is paid for by the change and by the hour → let one reader fan out (Lambda to EventBridge or SNS), or pay for the Kinesis stream, which has up to 20 consumers",
    ]);
  });

  test('speaks when two do, in a global table', () => {
    expect(linesOf(rule, { changeFeeds: three.slice(1), regions: { topology: Topology.ACTIVE_ACTIVE } })).toEqual([
      "cautions dynamodb: 'audit' and 'index' want the changes of Order, and its stream bears 1 reader where a global table replicates by it: the others take a Kinesis stream, which is paid for by the change and by the hour → let one reader fan out (Lambda to EventBridge or SNS), or pay for the Kinesis stream, which has up to 20 consumers",
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['two do', { changeFeeds: three.slice(1) }],
    ['one of them has a stream of its own', { changeFeeds: [...three.slice(1), feed('lake', FeedTarget.KINESIS)] }],
    ['they read different tables', { entities: [entity(), entity({ name: 'Customer' })], changeFeeds: three.map((each, i) => ({ ...each, entity: i === 0 ? 'Customer' : 'Order' })) }],
    ['there is no feed', {}],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
