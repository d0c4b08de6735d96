import { AccessPatternProfile, ChangeFeed, FeedTarget, Operation } from '../../../src/profile/access-pattern-profile';
import { rule } from '../../../src/rules/engine/change-feeds-from-postgres';
import { linesOf, pattern } from '../evidence';

const put = pattern({ name: 'put-order', operation: Operation.PUT, itemsPerRequest: 5 });

describe('engine/change-feeds-from-postgres', () => {
  const SLOT = 'whose slot keeps the log (and fills the disk) while a consumer is down';

  test.each<[string, ChangeFeed[], string[]]>([
    ['lambda takes an outbox', [{ name: 'mail', target: FeedTarget.LAMBDA }], [
      "'mail' (to lambda) wants changes, 500 rows/s at the peak: a trigger writes each into an outbox table, in the same transaction → watch how many rows wait to be taken",
    ]],
    ['any takes a slot', [{ name: 'copy', target: FeedTarget.ANY }], [
      `'copy' (to any) wants changes, 500 rows/s at the peak: logical replication hands them out, ${SLOT} → watch the slot and bound it (max_slot_wal_keep_size)`,
    ]],
    ['of several, those alike together', [
      { name: 'mail', target: FeedTarget.LAMBDA }, { name: 'lake', target: FeedTarget.KINESIS }, { name: 'bus', target: FeedTarget.EVENTBRIDGE },
    ], [
      "'mail' (to lambda) and 'bus' (to eventbridge) want changes, 500 rows/s at the peak: a trigger writes each into an outbox table, in the same transaction → watch how many rows wait to be taken",
      `'lake' (to kinesis) wants changes, 500 rows/s at the peak: AWS DMS carries them from logical replication, ${SLOT} → watch the task and its slot, or take lambda or eventbridge, which an outbox serves`,
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
