import { AccessPatternProfile, ChangeFeed, FeedTarget } from '../../../../src/profile/access-pattern-profile';
import { rule } from '../../../../src/rules/dynamodb/stream/more-consumers-than-stream-readers';
import { entity, linesOf } from '../../evidence';

function feed(name: string, target = FeedTarget.LAMBDA): ChangeFeed {
  return { name, target };
}

describe('dynamodb/stream/more-consumers-than-stream-readers', () => {
  test('speaks when three consumers follow a table', () => {
    expect(linesOf(rule, { changeFeeds: [feed('a'), feed('b'), feed('c')] })).toEqual([
      "favors streams-and-kinesis: 'a', 'b' and 'c' want the changes of Order: 3 consumers, and its stream has 2 readers",
    ]);
  });

  test('speaks when two consumers follow a global table', () => {
    expect(linesOf(rule, { changeFeeds: [feed('a'), feed('b')] }, { settled: { 'dynamodb/replication': 'mrec' } })).toEqual([
      "favors streams-and-kinesis: 'a' and 'b' want the changes of Order: 2 consumers, and its stream has 1 reader",
    ]);
  });

  test('speaks of the entity that they follow, and of no other', () => {
    const of = (name: string, followed?: string): ChangeFeed => ({ ...feed(name), ...(followed && { entity: followed }) });
    const entities = [entity(), entity({ name: 'Device' })];
    expect(linesOf(rule, { entities, changeFeeds: [of('a', 'Device'), of('b'), of('c', 'Device')] })).toEqual([
      "favors streams-and-kinesis: 'a', 'b' and 'c' want the changes of Device: 3 consumers, and its stream has 2 readers",
    ]);
    expect(linesOf(rule, { entities, changeFeeds: [of('a', 'Device'), of('b', 'Device'), of('c', 'Order')] })).toEqual([]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['the third goes to Kinesis anyway', { changeFeeds: [feed('a'), feed('b'), feed('lake', FeedTarget.KINESIS)] }],
    ['two consumers follow a table', { changeFeeds: [feed('a'), feed('b')] }],
    ['there is no feed', {}],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
