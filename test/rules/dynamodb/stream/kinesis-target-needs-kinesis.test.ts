import { AccessPatternProfile, ChangeFeed, FeedTarget } from '../../../../src/profile/access-pattern-profile';
import { rule } from '../../../../src/rules/dynamodb/stream/kinesis-target-needs-kinesis';
import { linesOf } from '../../evidence';

function feed(name: string, target = FeedTarget.LAMBDA): ChangeFeed {
  return { name, target };
}

describe('dynamodb/stream/kinesis-target-needs-kinesis', () => {
  test('speaks when a feed goes to Kinesis', () => {
    expect(linesOf(rule, { changeFeeds: [feed('lake', FeedTarget.KINESIS)] })).toEqual([
      "favors streams-and-kinesis: 'lake' is to go to Kinesis",
    ]);
  });

  test('speaks when several do', () => {
    expect(linesOf(rule, { changeFeeds: [feed('lake', FeedTarget.KINESIS), feed('search', FeedTarget.KINESIS), feed('mail')] })).toEqual([
      "favors streams-and-kinesis: 'lake' and 'search' are to go to Kinesis",
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['it goes to Lambda', { changeFeeds: [feed('lake')] }],
    ['there is no feed', {}],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
