import { FeedTarget } from '../../../src/profile/access-pattern-profile';
import { planFeeds } from '../../../src/stores/dynamodb/feed-plan';

const feed = (name: string, target: FeedTarget, entity?: string) => ({ name, target, entity });
const carriers = (plans: ReturnType<typeof planFeeds>) => plans.map((plan) => plan.carrier);

const LAMBDAS = ['a', 'b', 'c'].map((name) => feed(name, FeedTarget.LAMBDA));

test('two readers share the stream', () => {
  expect(carriers(planFeeds(LAMBDAS.slice(0, 2), false, false))).toEqual(['stream', 'stream']);
});

test('the third reader goes to Kinesis where there is one', () => {
  expect(carriers(planFeeds(LAMBDAS, true, false))).toEqual(['stream', 'stream', 'kinesis']);
});

test('a global table leaves its stream to one reader where there is Kinesis', () => {
  expect(carriers(planFeeds(LAMBDAS, true, true))).toEqual(['stream', 'kinesis', 'kinesis']);
});

test('feeds of different entities do not compete', () => {
  expect(carriers(planFeeds(LAMBDAS.map((each) => ({ ...each, entity: each.name })), false, false))).toEqual(['stream', 'stream', 'stream']);
});

test('any target takes Kinesis where it is there, and the stream else', () => {
  expect(carriers(planFeeds([feed('any', FeedTarget.ANY)], true, false))).toEqual(['kinesis']);
  expect(carriers(planFeeds([feed('any', FeedTarget.ANY)], false, false))).toEqual(['stream']);
});

test('fails when a third reader has nowhere to go', () => {
  expect(() => planFeeds(LAMBDAS, false, false)).toThrow(
    "change feed 'c': the stream of a table serves 2 readers and has them already; give one feed the target 'kinesis'");
});
