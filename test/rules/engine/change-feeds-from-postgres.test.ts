import { AccessPatternProfile, ChangeFeed, FeedTarget, Operation } from '../../../src/profile/access-pattern-profile';
import { rule } from '../../../src/rules/engine/change-feeds-from-postgres';
import { entity, linesOf, pattern } from '../evidence';

const put = pattern({ name: 'put-order', operation: Operation.PUT, itemsPerRequest: 5 });

describe('engine/change-feeds-from-postgres', () => {
  const SLOT = 'whose slot keeps the log (and fills the disk) while a consumer is down';

  test.each<[string, ChangeFeed[], string[]]>([
    ['lambda takes an outbox', [{ name: 'mail', target: FeedTarget.LAMBDA }], [
      "'mail' (to lambda) wants changes, 500 rows/s at the peak and 250 on average: a trigger writes each into an outbox table, in the same transaction → watch how many rows wait to be taken",
    ]],
    ['any takes a slot', [{ name: 'copy', target: FeedTarget.ANY }], [
      `'copy' (to any) wants changes, 500 rows/s at the peak and 250 on average: logical replication hands them out, ${SLOT} → watch the slot and bound it (max_slot_wal_keep_size)`,
    ]],
    ['of several, those alike together', [
      { name: 'mail', target: FeedTarget.LAMBDA }, { name: 'lake', target: FeedTarget.KINESIS }, { name: 'bus', target: FeedTarget.EVENTBRIDGE },
    ], [
      "'mail' (to lambda) wants changes, 500 rows/s at the peak and 250 on average; 'bus' (to eventbridge) wants changes, 500 rows/s at the peak and 250 on average: a trigger writes each into an outbox table, in the same transaction → watch how many rows wait to be taken",
      `'lake' (to kinesis) wants changes, 500 rows/s at the peak and 250 on average: AWS DMS carries them from logical replication, ${SLOT} → watch the task and its slot, or take lambda or eventbridge, which an outbox serves`,
    ]],
    ['a share of one entity is named', [{ name: 'mail', target: FeedTarget.LAMBDA, entity: 'Order', share: 0.1 }], [
      "'mail' (to lambda) wants 10 % of the changes of Order, 500 rows/s at the peak and 250 on average, before its filter: a trigger writes each into an outbox table, in the same transaction → watch how many rows wait to be taken",
    ]],
  ])('speaks: %s', (_, changeFeeds, expected) => {
    expect(linesOf(rule, { accessPatterns: [put], changeFeeds })).toEqual(expected.map((line) => `cautions postgres: ${line}`));
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['there is no feed', { changeFeeds: [] }],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});

test('a feed of a quiet entity is not charged with a busy one', () => {
  expect(linesOf(rule, {
    entities: [entity(), entity({ name: 'Customer' })],
    accessPatterns: [put, pattern({ name: 'put-customer', entity: 'Customer', operation: Operation.PUT, peakPerSecond: 1, averagePerSecond: 0.5 })],
    changeFeeds: [{ name: 'f', target: FeedTarget.LAMBDA, entity: 'Customer' }],
  })).toEqual([
    "cautions postgres: 'f' (to lambda) wants the changes of Customer, 1 row/s at the peak and 0.5 on average: a trigger writes each into an outbox table, in the same transaction → watch how many rows wait to be taken",
  ]);
});
