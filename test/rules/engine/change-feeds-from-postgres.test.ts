import { AccessPatternProfile, FeedTarget, Operation } from '../../../src/profile/access-pattern-profile';
import { rule } from '../../../src/rules/engine/change-feeds-from-postgres';
import { linesOf, pattern } from '../evidence';

const put = pattern({ name: 'put-order', operation: Operation.PUT, itemsPerRequest: 5 });

describe('engine/change-feeds-from-postgres', () => {
  test('speaks when one feed wants changes', () => {
    expect(linesOf(rule, { accessPatterns: [put], changeFeeds: [{ name: 'mail', target: FeedTarget.LAMBDA }] })).toEqual([
      "cautions postgres: 'mail' (to lambda) wants changes, 500 rows/s at the peak; Postgres hands them out by logical replication, whose slot keeps the log (and fills the disk) while a consumer is down → watch the slot and bound it (max_slot_wal_keep_size), or write an outbox table",
    ]);
  });

  test('speaks when two do', () => {
    expect(linesOf(rule, {
      accessPatterns: [put],
      changeFeeds: [{ name: 'mail', target: FeedTarget.LAMBDA }, { name: 'lake', target: FeedTarget.KINESIS }],
    })).toEqual([
      "cautions postgres: 'mail' (to lambda) and 'lake' (to kinesis) want changes, 500 rows/s at the peak; Postgres hands them out by logical replication, whose slot keeps the log (and fills the disk) while a consumer is down → watch the slot and bound it (max_slot_wal_keep_size), or write an outbox table",
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['there is no feed', { changeFeeds: [] }],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
