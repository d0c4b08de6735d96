import { AccessPatternProfile, ChangeFeed, FeedTarget, Operation } from '../../../../src/profile/access-pattern-profile';
import { rule } from '../../../../src/rules/dynamodb/stream/full-feed-floods-eventbridge';
import { linesOf, pattern } from '../../evidence';

function feed(name: string, target = FeedTarget.LAMBDA): ChangeFeed {
  return { name, target };
}

describe('dynamodb/stream/full-feed-floods-eventbridge', () => {
  test('speaks when a bus takes every change', () => {
    expect(linesOf(rule, {
      changeFeeds: [feed('bus', FeedTarget.EVENTBRIDGE)],
      accessPatterns: [pattern({ operation: Operation.PUT, peakPerSecond: 12_000 })],
    })).toEqual([
      "cautions streams: 'bus' takes 12,000 events/s at the peak; EventBridge takes 10,000 by default, and such a rate all month costs $44,150 with Pipes (us-east-1) → give the bus the share it needs (changeFeeds.share), and a full feed to Kinesis",
    ]);
  });

  test('speaks when a bus takes as many as its quota, whatever that costs', () => {
    expect(linesOf(rule, {
      changeFeeds: [feed('bus', FeedTarget.EVENTBRIDGE)],
      accessPatterns: [pattern({ operation: Operation.PUT, peakPerSecond: 10_000 })],
    })).toHaveLength(1);
  });

  test('speaks when a month of few events costs more than a filter', () => {
    expect(linesOf(rule, {
      changeFeeds: [feed('bus', FeedTarget.EVENTBRIDGE)],
      accessPatterns: [pattern({ operation: Operation.PUT, peakPerSecond: 28 })],
    })).toEqual([
      "cautions streams: 'bus' takes 28 events/s at the peak; EventBridge takes 10,000 by default, and such a rate all month costs $103 with Pipes (us-east-1) → give the bus the share it needs (changeFeeds.share), and a full feed to Kinesis",
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['it takes few', {
      changeFeeds: [{ ...feed('bus', FeedTarget.EVENTBRIDGE), share: 0.002 }],
      accessPatterns: [pattern({ operation: Operation.PUT, peakPerSecond: 12_000 })],
    }],
    ['a month of them costs less than a filter', {
      changeFeeds: [feed('bus', FeedTarget.EVENTBRIDGE)],
      accessPatterns: [pattern({ operation: Operation.PUT, peakPerSecond: 27 })],
    }],
    ['the feed goes to Lambda', {
      changeFeeds: [feed('bus')],
      accessPatterns: [pattern({ operation: Operation.PUT, peakPerSecond: 12_000 })],
    }],
    ['there is no feed', { accessPatterns: [pattern({ operation: Operation.PUT, peakPerSecond: 12_000 })] }],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
