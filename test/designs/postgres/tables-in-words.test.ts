import { pricesFor } from '../../../src/designs/cost/prices';
import { completePostgres } from '../../../src/designs/postgres/complete';
import { draftPostgres } from '../../../src/designs/postgres/draft';
import { tablesInWords } from '../../../src/designs/postgres/tables-in-words';
import { Pattern, workloadOf } from './a-draft';

const OPTIONS = { 'postgres/deployment': 'rds-instance', 'postgres/storage': 'gp3' };

function wordsOf(patterns: readonly Pattern[], entity: object = {}, rest: object = {}): string[] {
  const workload = workloadOf(patterns, entity, rest);
  return tablesInWords(completePostgres(workload, draftPostgres(workload), OPTIONS, pricesFor('us-east-1')));
}

test('a table has its key, and each index says what it is, what for and which patterns it serves', () => {
  expect(wordsOf([
    { operation: 'get' },
    { operation: 'list', by: ['tenantId', 'status'], range: 'placedAt' },
    { operation: 'list', by: ['tenantId', 'status'] },
    { operation: 'search', by: ['note'] },
  ], { unique: [['digest']] })).toEqual([
    'table order: primary key tenant_id, order_id',
    'index order_digest_key of order: unique btree; keeps digest unique',
    "index order_note_search_gin of order: gin; finds rows by the words of note; serves 'p3'",
    "index order_tenant_id_status_placed_at_idx of order: btree; finds rows by tenant_id, status, placed_at; in order; serves 'p1', 'p2'",
  ]);
});

test('a job on a table says how late it may be, and the extension that runs it is named', () => {
  const words = wordsOf([{ operation: 'get' }], { expiry: { attribute: 'placedAt', afterSeconds: 86_400 }, itemCount: 864_000 });
  expect(words.slice(2)).toEqual([
    'job expire_order of order: every minute, up to 10,000 rows a batch; a row goes within about 60 seconds of its expiry, and the time that its batch of up to '
      + '10000 rows takes; about 600 rows expire between two runs; until then it can be read, unless a query compares the expiry with now(); '
      + 'a Serverless v2 cluster that is paused runs no job, and deletes when it next runs',
    'extensions: pg_cron',
  ]);
});

test.each<[string, object, string]>([
  ['partitions', { key: ['tenantId', 'placedAt'] }, 'table order: partitioned by month of placed_at: a statement that compares it with a range or a value reads the '
    + 'partitions of that time only, indexes stay small enough for memory, and old rows go with their partition'],
  ['being in one piece', {}, 'table order: large enough to be partitioned by time, but the key, which must hold what divides the rows, has no timestamp: '
    + 'add one to it, or divide by hand'],
])('a large table says why, of %s', (_, entity, words) => {
  expect(wordsOf([{ operation: 'put' }], { appendOnly: true, itemCount: 2e9, ...entity })[1]).toBe(words);
});

test('feeds say how they take changes, and the outbox who writes to it', () => {
  const words = wordsOf([{ operation: 'get' }], {}, { changeFeeds: [{ name: 'f', target: 'lambda' }, { name: 'audit', target: 'any' }] });
  expect(words.slice(1, 5)).toEqual([
    'table outbox: primary key position',
    'index outbox_feed_position_idx of outbox: btree; finds the oldest changes of a feed, in order',
    'index outbox_changed_at_idx of outbox: btree; finds the changes that nobody took in time, for the job that removes them',
    'job purge_outbox of outbox: every hour, removes what no consumer has taken from it; triggers on order write to it',
  ]);
  expect(words.slice(5).map((line) => line.split('; ')[0])).toEqual([
    "feed 'f' of order: outbox", "feed 'audit' of order: logical-replication, publication and slot feed_audit", 'extensions: pg_cron',
  ]);
});
