import { readFileSync } from 'fs';
import { resolve } from 'path';
import { Client } from 'pg';
import { Bootstrap } from './bootstrap';

const ENTITIES = [
  { name: 'Order', key: ['orderId'], attributes: { orderId: 'string', note: 'string', digest: 'binary' } },
  { name: 'Customer', key: ['customerId'], attributes: { customerId: 'string' } },
];
const PATTERNS = [
  { name: 'get', entity: 'Order', operation: 'get' },
  { name: 'find', entity: 'Order', operation: 'search', by: ['note'] },
];
const OUTBOX = { entities: ENTITIES, accessPatterns: PATTERNS, changeFeeds: [{ name: 'mails', target: 'lambda', entity: 'Order' }, { name: 'bus', target: 'eventbridge' }] };
const LOGICAL = { entities: ENTITIES, accessPatterns: PATTERNS, changeFeeds: [{ name: 'Search-Index', target: 'any', entity: 'Order' }, { name: 'lake', target: 'kinesis' }] };
const ALL = ['Order', 'Customer'];

/** The statement of the guide that takes changes from the outbox. */
const GUIDE = readFileSync(resolve(__dirname, '../../../docs/guides/change-feeds-postgres.md'), 'utf8');
const TAKE = /```sql take\n([\s\S]*?)```/.exec(GUIDE)![1];

describe('a feed through the outbox', () => {
  const bootstrap = new Bootstrap();
  const readWrite = async () => bootstrap.login(bootstrap.arns.readWrite, 'app');
  const take = async (client: Client, feed: string, most = 100) => (await client.query(TAKE, [feed, most])).rows;

  beforeAll(async () => {
    await bootstrap.start({ version: '15', cron: true });
    await expect(bootstrap.apply(bootstrap.program(OUTBOX, ALL), 'app')).resolves.toMatchObject({ Report: 'all 3 tables and 3 indexes are as drafted' });
  });
  afterAll(async () => bootstrap.stop());
  beforeEach(async () => bootstrap.administer('app', 'TRUNCATE "order", customer, outbox RESTART IDENTITY'));

  test('gets each change of its entities, in order, with both rows and no generated column', async () => {
    const client = await readWrite();
    await client.query("INSERT INTO \"order\" VALUES ('1', 'one', '\\x00ff')");
    await client.query("UPDATE \"order\" SET note = 'uno'");
    await client.query('DELETE FROM "order"');
    await client.query("INSERT INTO customer VALUES ('c')");
    const rows = await take(client, 'mails');
    expect(rows.map(({ entity, operation, old_row, new_row }) => ({ entity, operation, old_row, new_row }))).toEqual([
      { entity: 'Order', operation: 'insert', old_row: null, new_row: { order_id: '1', note: 'one', digest: '\\x00ff' } },
      { entity: 'Order', operation: 'update', old_row: { order_id: '1', note: 'one', digest: '\\x00ff' }, new_row: { order_id: '1', note: 'uno', digest: '\\x00ff' } },
      { entity: 'Order', operation: 'delete', old_row: { order_id: '1', note: 'uno', digest: '\\x00ff' }, new_row: null },
    ]);
    expect((await take(client, 'bus')).map(({ entity, operation }) => `${operation} ${entity}`)).toEqual(['insert Order', 'update Order', 'delete Order', 'insert Customer']);
    await expect(take(client, 'mails')).resolves.toEqual([]);
    await client.end();
  });

  test('gets nothing of a transaction that was rolled back', async () => {
    const client = await readWrite();
    await client.query("BEGIN; INSERT INTO customer VALUES ('never')");
    await client.query('ROLLBACK');
    await expect(take(client, 'bus')).resolves.toEqual([]);
    await client.end();
  });

  test('gets a change again when its consumer failed to hand it on, and two consumers never the same', async () => {
    const [writer, first, second] = [await readWrite(), await readWrite(), await readWrite()];
    await writer.query('INSERT INTO customer SELECT i::text FROM generate_series(1, 10) AS i');
    await first.query('BEGIN');
    await second.query('BEGIN');
    const [one, two] = [await take(first, 'bus', 6), await take(second, 'bus', 6)];
    expect([one.length, two.length]).toEqual([6, 4]);
    expect(new Set([...one, ...two].map(({ position }) => position as string)).size).toBe(10);
    await first.query('ROLLBACK');
    await second.query('COMMIT');
    await expect(take(first, 'bus')).resolves.toHaveLength(6);
    for (const client of [writer, first, second]) await client.end();
  });

  test('two consumers that fail now and then get everything at least once, and leave nothing', async () => {
    const writer = await readWrite();
    const seen = new Set<string>();
    let writing = true;
    const consume = async (fails: (round: number) => boolean) => {
      const client = await readWrite();
      for (let round = 0, idle = 0; writing || idle < 2; round += 1) {
        await client.query('BEGIN');
        const rows = await take(client, 'bus', 7);
        rows.forEach(({ new_row }) => seen.add(new_row.customer_id));
        await client.query(fails(round) ? 'ROLLBACK' : 'COMMIT');
        idle = rows.length === 0 ? idle + 1 : 0;
      }
      await client.end();
    };
    const consumers = [consume((round) => round % 3 === 0), consume((round) => round % 5 === 0)];
    for (let i = 0; i < 200; i += 1) await writer.query('INSERT INTO customer VALUES ($1)', [String(i)]);
    writing = false;
    await Promise.all(consumers);
    expect(seen.size).toBe(200);
    await expect(bootstrap.column('app', "SELECT count(*)::int FROM outbox WHERE feed = 'bus'")).resolves.toEqual([0]);
    await writer.end();
  });

  test('finds its oldest changes by the index, whatever other feeds have left', async () => {
    await bootstrap.administer('app', "INSERT INTO outbox (feed, entity, operation) SELECT CASE WHEN i % 1000 = 0 THEN 'mails' ELSE 'x' END, 'Order', 'insert' FROM generate_series(1, 30000) AS i", 'ANALYZE outbox');
    const plan = JSON.stringify(await bootstrap.column('app', `EXPLAIN (FORMAT JSON) ${TAKE.replace('$1', "'mails'").replace('$2', '10')}`));
    expect(plan).toContain('outbox_feed_position_idx');
  });

  test('reaches whoever may write to the table but not to the outbox', async () => {
    await bootstrap.administer('app', 'CREATE ROLE clerk LOGIN', 'GRANT USAGE ON SCHEMA public TO clerk', 'GRANT INSERT ON customer TO clerk',
      "SET ROLE clerk; INSERT INTO customer VALUES ('by a clerk')");
    await expect(bootstrap.column('app', "SELECT new_row ->> 'customer_id' FROM outbox")).resolves.toEqual(['by a clerk']);
  });

  test('loses what nobody has taken within seven days, and nothing else', async () => {
    await bootstrap.administer('app', `INSERT INTO outbox (feed, entity, operation, changed_at)
      SELECT 'mails', 'Order', 'insert', now() - i * interval '1 day' FROM generate_series(5, 9) AS i`);
    await bootstrap.asOwner('app', 'CALL purge_outbox()');
    await expect(bootstrap.column('app', 'SELECT extract(day FROM now() - changed_at)::int FROM outbox ORDER BY 1')).resolves.toEqual([5, 6]);
    await expect(bootstrap.column('postgres', "SELECT command FROM cron.job WHERE jobname = 'purge_outbox'")).resolves.toEqual(['CALL purge_outbox()']);
  });

  test('runs again without a change; a feed that left the profile gets no more', async () => {
    const before = await bootstrap.fingerprint('app');
    await bootstrap.apply(bootstrap.program(OUTBOX, ALL), 'app', 'Update');
    await expect(bootstrap.fingerprint('app')).resolves.toEqual(before);
    await bootstrap.apply(bootstrap.program({ ...OUTBOX, changeFeeds: [OUTBOX.changeFeeds[0]] }, ALL), 'app', 'Update');
    await bootstrap.asOwner('app', "INSERT INTO \"order\" VALUES ('2', 'two', NULL)");
    await expect(bootstrap.column('app', 'SELECT feed FROM outbox')).resolves.toEqual(['mails']);
    await expect(bootstrap.apply(bootstrap.program({ ...OUTBOX, changeFeeds: [] }, ALL), 'app', 'Update')).resolves.toMatchObject({
      Report: 'table order has a trigger outbox, and no feed asks for it: each change still costs an insert; '
        + 'table customer has a trigger outbox, and no feed asks for it: each change still costs an insert',
    });
    // Whatever still comes in is cleaned up.
    await expect(bootstrap.column('postgres', "SELECT active FROM cron.job WHERE jobname = 'purge_outbox'")).resolves.toEqual([true]);
  });

  test('of tables that a migration makes is reported with its trigger', async () => {
    await bootstrap.asOwner('migrated', 'CREATE TABLE "order" (order_id text PRIMARY KEY, note text, digest bytea, note_search tsvector)', 'CREATE TABLE customer (customer_id text PRIMARY KEY)');
    const { Report } = await bootstrap.apply(bootstrap.program(OUTBOX), 'migrated');
    expect(Report).toContain('table customer lacks the trigger outbox, so its changes do not reach the outbox');
  });
});

describe('a feed by logical replication', () => {
  const bootstrap = new Bootstrap();
  const apply = async (database = 'app', profile: object = LOGICAL, tables = ALL) => bootstrap.apply(bootstrap.program(profile, tables), database, 'Update');
  const slots = async () => bootstrap.column('app', 'SELECT slot_name FROM pg_replication_slots ORDER BY 1');

  beforeAll(async () => bootstrap.start({ version: '15', settings: { wal_level: 'replica', max_wal_size: '64MB' } }));
  afterAll(async () => bootstrap.stop());

  test('has a publication, and no slot until the server can decode', async () => {
    const { Report } = await apply();
    expect(Report).toContain('feed Search-Index has no slot: wal_level is replica, and becomes logical when the database restarts with rds.logical_replication');
    await expect(slots()).resolves.toEqual([]);
    await expect(bootstrap.column('app', "SELECT regexp_replace(pubname, '[0-9a-f]{8}', '') || tablename FROM pg_publication_tables")).resolves.toEqual(['feed_search_index_order']);
  });

  test('has a slot once it can, made once, and named while nobody reads it', async () => {
    await bootstrap.postgres.restart({ wal_level: 'logical' });
    await apply();
    const [slot] = await slots();
    expect(slot).toMatch(/^feed_search_index_[0-9a-f]{8}$/);
    const { Report } = await apply();
    expect(Report).toMatch(/^nobody reads slot feed_search_index_[0-9a-f]{8} of feed Search-Index, which keeps \d+ (bytes|kB) of the log$/);
    await expect(slots()).resolves.toEqual([slot]);
  });

  test('hands every committed change to pgoutput, and to no one twice', async () => {
    const [slot] = await slots();
    await bootstrap.asOwner('app', "INSERT INTO \"order\" VALUES ('7', 'seven', NULL)", "INSERT INTO customer VALUES ('not published')");
    const changes = async () => bootstrap.column('app', `SELECT encode(data, 'escape') FROM pg_logical_slot_get_binary_changes('${slot as string}', NULL, NULL,
      'proto_version', '1', 'publication_names', '${slot as string}')`);
    const first = (await changes()).join();
    expect(first).toContain('seven');
    expect(first).not.toContain('not published');
    expect((await changes()).join()).not.toContain('seven');
  });

  test('publishes a table once a migration has made it', async () => {
    const two = { ...LOGICAL, changeFeeds: [{ name: 'two', target: 'any' }] };
    const { Report } = await apply('late', two, ['Order']);
    expect(Report).toContain('feed two has no changes of table customer, which is missing');
    await bootstrap.asOwner('late', 'CREATE TABLE customer (customer_id text PRIMARY KEY)');
    await apply('late', two, ['Order']);
    await expect(bootstrap.column('late', "SELECT tablename FROM pg_publication_tables WHERE pubname = 'feed_two' ORDER BY 1")).resolves.toEqual(['customer', 'order']);
  });

  test('that fell behind the bound of the log is named as lost', async () => {
    const [slot] = await slots();
    await bootstrap.administer('app', "ALTER SYSTEM SET max_slot_wal_keep_size = '1MB'", 'SELECT pg_reload_conf()', 'CREATE TABLE noise (x text)');
    for (let i = 0; i < 6; i += 1) await bootstrap.administer('app', "INSERT INTO noise SELECT repeat('x', 1000) FROM generate_series(1, 20000)", 'SELECT pg_switch_wal()', 'CHECKPOINT');
    const { Report } = await apply();
    expect(Report).toContain(`slot ${slot as string} of feed Search-Index fell behind so far that its log is gone`);
  });
});
