import { ChangeFeed, FeedTarget } from '../../../../src/profile/access-pattern-profile';
import { rule } from '../../../../src/rules/dynamodb/stream/streams-are-always-on';
import { linesOf } from '../../evidence';

const feeds = (...names: string[]): ChangeFeed[] => names.map((name) => ({ name, target: FeedTarget.LAMBDA }));

describe('dynamodb/stream/streams-are-always-on', () => {
  test.each<[ChangeFeed[] | undefined, string]>([
    [undefined, 'no change feed is declared; the stream is on all the same, with both images and for 24 hours, so that a later consumer replaces nothing'],
    [[], 'no change feed is declared; the stream is on all the same, with both images and for 24 hours, so that a later consumer replaces nothing'],
    [feeds('mail'), '1 of at most 2 readers of a stream is declared, and changes are kept for 24 hours'],
    [feeds('mail', 'index'), '2 of at most 2 readers of a stream are declared, and changes are kept for 24 hours'],
  ])('speaks when the feeds are %j', (changeFeeds, because) => {
    expect(linesOf(rule, { changeFeeds })).toEqual([`favors streams: ${because}`]);
  });
});
