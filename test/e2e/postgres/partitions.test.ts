import { Client } from 'pg';
import { draftPostgres } from '../../../src/designs/postgres/draft';
import { checkProfile } from '../../../src/profile/schema';
import { toWorkload } from '../../../src/profile/workload';
import { Bootstrap } from './bootstrap';
import { PostgresVersion } from './server';

const profile = (afterSeconds?: number, itemCount = 2e9) => ({
  entities: [{
    name: 'Reading',
    key: ['device', 'at'],
    // Names that the procedures use themselves.
    attributes: { device: 'string', at: 'timestamp', goneAt: 'timestamp', begins: 'number', name: 'string', part: 'string', live: 'boolean', deleted: 'boolean' },
    appendOnly: true,
    itemCount,
    expiry: { attribute: 'goneAt', afterSeconds },
  }],
  accessPatterns: [
    { name: 'one', entity: 'Reading', operation: 'get' },
    { name: 'latest', entity: 'Reading', operation: 'list', by: ['device'], range: 'at', descending: true, itemsPerRequest: 50 },
  ],
});
const DAILY = profile(30 * 86_400);
const PARTITIONS = "SELECT c.relname FROM pg_inherits JOIN pg_class c ON c.oid = inhrelid WHERE inhparent = 'reading'::regclass ORDER BY 1";

describe.each<PostgresVersion>(['15', '18'])('a table partitioned by time on PostgreSQL %s', (version) => {
  const bootstrap = new Bootstrap();
  const apply = async (database: string, given: object = DAILY) => bootstrap.apply(bootstrap.program(given, ['Reading']), database, 'Update');
  const owner = async <T>(database: string, work: (client: Client) => Promise<T>) => {
    const client = await bootstrap.login(bootstrap.arns.owner, database);
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  };
  /** A partition of the past, as the job would have made it. */
  const past = async (database: string, days: number) => owner(database, async (client) => {
    const { rows: [{ name, sql }] } = await client.query(`SELECT name, format('CREATE TABLE %I PARTITION OF reading FOR VALUES FROM (%L) TO (%L)', name, d, d + interval '1 day') AS sql
      FROM (SELECT d, 'reading_p' || to_char(d AT TIME ZONE 'UTC', 'YYYYMMDD') AS name FROM (SELECT (date_trunc('day', now() AT TIME ZONE 'UTC') - $1 * interval '1 day') AT TIME ZONE 'UTC' AS d) AS x) AS y`, [days]);
    await client.query(sql as string);
    return name as string;
  });
  const insert = async (database: string, device: string, days: number, goneIn: string) => bootstrap.asOwner(database,
    `INSERT INTO reading (device, at, gone_at) VALUES ('${device}', now() - interval '${days} days', ${goneIn})`);
  const devices = async (database: string) => bootstrap.column(database, 'SELECT device FROM reading ORDER BY 1');

  beforeAll(async () => bootstrap.start({ version, cron: version === '15' }));
  afterAll(async () => bootstrap.stop());

  test('has its current partition, four ahead, a default one, and gets the next in time', async () => {
    await apply('made');
    const names = await bootstrap.column('made', PARTITIONS);
    expect(names).toHaveLength(6);
    expect(names.at(-1)).toBe('reading_pdefault');
    await apply('made');
    await expect(bootstrap.column('made', PARTITIONS)).resolves.toEqual(names);
    await bootstrap.asOwner('made', `DROP TABLE ${String(names[3])}`, 'CALL partition_reading_p()');
    await expect(bootstrap.column('made', PARTITIONS)).resolves.toEqual(names);
  });

  test('reads the partitions of a range and no others, by the index', async () => {
    await apply('pruned');
    await bootstrap.asOwner('pruned', "INSERT INTO reading (device, at) SELECT 'd' || i % 100, now() + i * interval '10 seconds' FROM generate_series(1, 30000) AS i", 'ANALYZE reading');
    const [plan] = await bootstrap.column('pruned', `EXPLAIN (FORMAT JSON) SELECT * FROM reading WHERE device = 'd7' AND at >= now() + interval '1 hour'
      AND at < now() + interval '2 hours' ORDER BY at DESC LIMIT 50`.replaceAll('now()', `timestamptz '${new Date().toISOString()}'`));
    const used = new Set(JSON.stringify(plan).match(/reading_p\w+/g)!.map((name) => name.slice(0, 17)));
    expect(used.size).toBeLessThanOrEqual(2);
    expect(JSON.stringify(plan)).toMatch(/Index (Only )?Scan/);
    expect(JSON.stringify(plan)).toContain('_pkey');
  });

  test('leaves rows of a time without a partition to the default one, and makes none around them', async () => {
    await apply('late');
    const names = await bootstrap.column('late', PARTITIONS);
    await bootstrap.asOwner('late', `DROP TABLE ${String(names[2])}`, "INSERT INTO reading (device, at) VALUES ('x', now() + interval '2 days')", 'CALL partition_reading_p()');
    await expect(bootstrap.column('late', PARTITIONS)).resolves.toEqual(names.filter((name) => name !== names[2]));
    await expect(bootstrap.column('late', 'SELECT device FROM reading_pdefault')).resolves.toEqual(['x']);
  });

  test('loses a partition once all its rows have expired, and not before', async () => {
    await apply('gone');
    const [all, mixed, kept] = [await past('gone', 40), await past('gone', 41), await past('gone', 42)];
    await insert('gone', 'expired', 40, "now() - interval '1 second'");
    await insert('gone', 'expired too', 41, "now() - interval '1 day'");
    await insert('gone', 'live', 41, "now() + interval '1 hour'");
    await insert('gone', 'for ever', 42, 'NULL');
    await insert('gone', 'expired today', 0, "now() - interval '1 second'");
    await insert('gone', 'expired in default', 90, "now() - interval '1 second'");
    await insert('gone', 'live in default', 90, "now() + interval '1 hour'");
    await bootstrap.asOwner('gone', 'CALL expire_reading()');
    const names = await bootstrap.column('gone', PARTITIONS);
    expect(names).not.toContain(all);
    expect(names).toEqual(expect.arrayContaining([mixed, kept]));
    // Of a partition that has live rows the expired ones stay, as the job's lateness says.
    await expect(devices('gone')).resolves.toEqual(['expired today', 'expired too', 'for ever', 'live', 'live in default']);
  });

  test('keeps a partition into which somebody is writing', async () => {
    await apply('written');
    const name = await past('written', 40);
    await insert('written', 'expired', 40, "now() - interval '1 second'");
    await owner('written', async (writer) => {
      await writer.query("BEGIN; INSERT INTO reading (device, at, gone_at) VALUES ('late', now() - interval '40 days', now() + interval '1 day')");
      await expect(bootstrap.asOwner('written', 'CALL expire_reading()')).rejects.toThrow('lock timeout');
      await writer.query('COMMIT');
    });
    await bootstrap.asOwner('written', 'CALL expire_reading()');
    await expect(bootstrap.column('written', PARTITIONS)).resolves.toContain(name);
    await expect(devices('written')).resolves.toEqual(['expired', 'late']);
  });

  test('that outgrew its draft stays in one piece, says so, and loses expired rows all the same', async () => {
    await apply('outgrown', profile(30 * 86_400, 1000));
    await insert('outgrown', 'expired', 1, "now() - interval '1 second'");
    await insert('outgrown', 'live', 1, "now() + interval '1 hour'");
    const { Report } = await apply('outgrown');
    expect(Report).toContain('table reading is not partitioned, as drafted: it was made before, and rows move only by a migration of your own');
    await bootstrap.asOwner('outgrown', 'CALL partition_reading_p()', 'CALL expire_reading()');
    await expect(devices('outgrown')).resolves.toEqual(['live']);
  });

  test('partitioned by somebody else in another way loses expired rows and no other', async () => {
    await bootstrap.asOwner('theirs', `CREATE TABLE reading (device text, at timestamptz, gone_at timestamptz, begins numeric, name text, part text, live boolean, deleted boolean,
      PRIMARY KEY (device, at)) PARTITION BY LIST (device)`, "CREATE TABLE a PARTITION OF reading FOR VALUES IN ('a')", "CREATE TABLE b PARTITION OF reading FOR VALUES IN ('b')");
    await apply('theirs');
    // The same ctid in both partitions: one expired, the other live.
    await bootstrap.asOwner('theirs', "INSERT INTO reading (device, at, gone_at) VALUES ('a', now(), now() - interval '1 s'), ('b', now(), now() + interval '1 h')", 'CALL expire_reading()');
    await expect(devices('theirs')).resolves.toEqual(['b']);
  });

  test('gets an index drafted later on every partition, without locking writers out, and one left unfinished is finished', async () => {
    await apply('indexed');
    const later = { ...DAILY, accessPatterns: [...DAILY.accessPatterns, { name: 'named', entity: 'Reading', operation: 'list', by: ['name'] }] };
    await bootstrap.asOwner('indexed', "INSERT INTO reading (device, at, name) SELECT 'd', now() + i * interval '1 minute', 'n' FROM generate_series(1, 2000) AS i",
      // What a run that was cut off has left.
      'CREATE INDEX reading_name_idx ON ONLY reading (name)');
    await expect(apply('indexed', later)).resolves.toMatchObject({ Report: expect.not.stringContaining('reading_name_idx') });
    await expect(bootstrap.column('indexed', "SELECT indisvalid FROM pg_index WHERE indexrelid = 'reading_name_idx'::regclass")).resolves.toEqual([true]);
    await expect(bootstrap.column('indexed', "SELECT count(*)::int FROM pg_inherits WHERE inhparent = 'reading_name_idx'::regclass")).resolves.toEqual([6]);
    const before = await bootstrap.fingerprint('indexed');
    await apply('indexed', later);
    await expect(bootstrap.fingerprint('indexed')).resolves.toEqual(before);
  });
});

test('a table that would have to be partitioned without a timestamp in its key says why it is not', () => {
  const [entity] = DAILY.entities;
  const [table] = draftPostgres(toWorkload(checkProfile({ ...DAILY, entities: [{ ...entity, key: ['device', 'name'] }] }))).tables;
  expect(table.partitioning).toBeUndefined();
  expect(table.unpartitioned).toContain('the key, which must hold what divides the rows, has no timestamp');
});
