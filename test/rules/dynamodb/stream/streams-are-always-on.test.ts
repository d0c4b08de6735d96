import { ChangeFeed, FeedTarget } from '../../../../src/profile/access-pattern-profile';
import { rule } from '../../../../src/rules/dynamodb/stream/streams-are-always-on';
import { entity, linesOf } from '../../evidence';

const feeds = (...names: string[]): ChangeFeed[] => names.map((name) => ({ name, target: FeedTarget.LAMBDA }));

describe('dynamodb/stream/streams-are-always-on', () => {
  test.each<[ChangeFeed[] | undefined, string]>([
    [undefined, 'no change feed is declared; the stream is on all the same, with both images and for 24 hours, so that a later consumer replaces nothing'],
    [[], 'no change feed is declared; the stream is on all the same, with both images and for 24 hours, so that a later consumer replaces nothing'],
    [feeds('mail'), '1 of at most 2 readers of a stream is declared, and changes are kept for 24 hours'],
    [feeds('mail', 'index'), '2 of at most 2 readers of a stream are declared, and changes are kept for 24 hours'],
    [feeds('a', 'b', 'c'), "2 of at most 2 readers of a stream are declared, and changes are kept for 24 hours; Kinesis carries 'c'"],
    [[...feeds('a'), { name: 'lake', target: FeedTarget.KINESIS }], "1 of at most 2 readers of a stream is declared, and changes are kept for 24 hours; Kinesis carries 'lake'"],
    [[{ name: 'lake', target: FeedTarget.KINESIS }], "no change feed reads the stream; it is on all the same, for 24 hours, so that a later consumer replaces nothing; Kinesis carries 'lake'"],
    [[{ name: 'copy', target: FeedTarget.ANY }], '1 of at most 2 readers of a stream is declared, and changes are kept for 24 hours'],
    [feeds('a', 'b', 'c').map((feed) => ({ ...feed, entity: feed.name === 'c' ? 'Other' : 'Order' })), '2 of at most 2 readers of a stream are declared, and changes are kept for 24 hours'],
  ])('speaks when the feeds are %j', (changeFeeds, because) => {
    expect(linesOf(rule, { entities: [entity(), entity({ name: 'Other' })], changeFeeds })).toEqual([`favors streams: ${because}`]);
  });

  test('a global table leaves its stream to one reader', () => {
    expect(linesOf(rule, { changeFeeds: feeds('a', 'b') }, { settled: { 'dynamodb/replication': 'mrec' } })).toEqual([
      "favors streams: 1 of at most 1 (a global table replicates by its stream) readers of a stream is declared, and changes are kept for 24 hours; Kinesis carries 'b'",
    ]);
  });
});
