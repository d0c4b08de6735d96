import { Client } from 'pg';
import { draftPostgres } from '../../../src/designs/postgres/draft';
import { ExpiryJob } from '../../../src/designs/postgres/postgres-design';
import { quoteText } from '../../../src/designs/postgres/sql';
import { checkProfile } from '../../../src/profile/schema';
import { toWorkload } from '../../../src/profile/workload';
import { applyDraft, withDatabase } from './apply';
import { PostgresServer, startPostgres } from './server';

/** pg_cron starts a run on the full minute, and is given as long again for the deletes. */
const TWO_MINUTES = 120_000;

const draft = draftPostgres(toWorkload(checkProfile({
  entities: [{
    name: 'Session',
    key: ['sessionId'],
    // A column with the name of a variable of the procedure must not confuse it.
    attributes: { sessionId: 'string', expiresAt: 'timestamp', deleted: 'boolean', job: 'string' },
    expiry: { attribute: 'expiresAt', afterSeconds: 3600 },
  }],
  accessPatterns: [{ name: 'get', entity: 'Session', operation: 'get' }],
})));
const [job] = draft.expiryJobs;

describe('the expiry job', () => {
  let server: PostgresServer;

  beforeAll(async () => {
    server = await startPostgres({ version: '15', cron: true });
  });

  afterAll(async () => server.stop());

  test('runs under pg_cron every minute, and removes expired rows and nothing else', async () => {
    await withDatabase(server.connect, 'cron_test', async (client) => {
      await prepare(client, { expired: 25_000, live: 300, eternal: 200 });
      await schedule(server, job, 'cron_test');
      await schedule(server, job, 'cron_test');
      expect(await scheduled(server)).toEqual([{ jobname: job.name, schedule: job.schedule, command: job.callSql, database: 'cron_test' }]);
      await emptied(client);
      expect(await counts(client)).toEqual({ expired: 0, live: 300, eternal: 200 });
      await unschedule(server, job);
    });
  }, TWO_MINUTES + 30_000);

  test('commits each batch and ends when nothing is left', async () => {
    await withDatabase(server.connect, 'batches', async (client) => {
      await prepare(client, { expired: 2 * job.batchRows + 1, live: 1, eternal: 0 });
      const before = await transactions(client);
      await client.query(job.callSql);
      expect(await transactions(client) - before).toBeGreaterThanOrEqual(3);
      expect(await counts(client)).toEqual({ expired: 0, live: 1, eternal: 0 });
      await client.query(job.callSql);
      expect(await counts(client)).toEqual({ expired: 0, live: 1, eternal: 0 });
    });
  });

  test('leaves rows that a client has locked, and takes them later', async () => {
    await withDatabase(server.connect, 'locked', async (client) => {
      await prepare(client, { expired: 10, live: 0, eternal: 0 });
      const holder = await server.connect('locked');
      await holder.query('BEGIN');
      await holder.query("UPDATE session SET expires_at = now() + interval '1 day' WHERE session_id = 'expired-3'");
      await client.query(job.callSql);
      expect(await counts(client)).toEqual({ expired: 1, live: 0, eternal: 0 });
      await holder.query('COMMIT');
      await holder.end();
      await client.query(job.callSql);
      expect(await counts(client)).toEqual({ expired: 0, live: 1, eternal: 0 });
    });
  });

  test('ends at once while another run holds the lock, and leaves no lock behind', async () => {
    await withDatabase(server.connect, 'twice', async (client) => {
      await prepare(client, { expired: 10, live: 0, eternal: 0 });
      const other = await server.connect('twice');
      await other.query(`BEGIN; SELECT pg_advisory_xact_lock(hashtextextended(${quoteText(job.name)}, 0))`);
      await client.query(job.callSql);
      expect(await counts(client)).toEqual({ expired: 10, live: 0, eternal: 0 });
      await other.query('COMMIT');
      await other.end();
      await client.query(job.callSql);
      expect(await counts(client)).toEqual({ expired: 0, live: 0, eternal: 0 });
      const { rows } = await client.query("SELECT count(*)::int AS locks FROM pg_locks WHERE locktype = 'advisory'");
      expect(rows).toEqual([{ locks: 0 }]);
    });
  });

  test('two runs at once remove each row once and leave nothing', async () => {
    await withDatabase(server.connect, 'pair', async (client) => {
      await prepare(client, { expired: 4 * job.batchRows, live: 50, eternal: 50 });
      const others = await Promise.all([server.connect('pair'), server.connect('pair')]);
      await Promise.all(others.map(async (other) => other.query(job.callSql)));
      // A run that found the lock taken has ended: the next one takes what is left.
      await client.query(job.callSql);
      expect(await counts(client)).toEqual({ expired: 0, live: 50, eternal: 50 });
      for (const other of others) await other.end();
    });
  });

  test('never removes a row whose expiry a client has put off meanwhile', async () => {
    await withDatabase(server.connect, 'putting_off', async (client) => {
      await prepare(client, { expired: 6 * job.batchRows, live: 0, eternal: 0 });
      const saved = new Set<number>();
      let running = true;
      const putOff = async (from: number) => {
        const writer = await server.connect('putting_off');
        for (let i = from; running; i += 2) {
          // From both ends, so that some rows are in the batch that is being removed.
          const row = i % 4 < 2 ? i : 6 * job.batchRows - i;
          const { rowCount } = await writer.query("UPDATE session SET expires_at = now() + interval '1 day' WHERE session_id = $1", [`expired-${row}`]);
          if (rowCount === 1) saved.add(row);
        }
        await writer.end();
      };
      const writers = [putOff(1), putOff(2)];
      while (saved.size <= 100) await new Promise((tick) => setTimeout(tick, 10));
      const before = saved.size;
      await client.query(job.callSql);
      running = false;
      await Promise.all(writers);
      await client.query(job.callSql);
      expect(saved.size).toBeGreaterThan(before);
      expect(await counts(client)).toEqual({ expired: 0, live: saved.size, eternal: 0 });
    });
  });

  test('keeps up with rows that expire at the declared rate', async () => {
    const rate = 2_000;
    const { expiryJobs: [declared] } = draftPostgres(toWorkload(checkProfile({
      entities: [{
        name: 'Session',
        key: ['sessionId'],
        attributes: { sessionId: 'string', expiresAt: 'timestamp', deleted: 'boolean', job: 'string' },
        expiry: { attribute: 'expiresAt', afterSeconds: 2 },
        itemCount: 2 * rate,
      }],
      accessPatterns: [{ name: 'get', entity: 'Session', operation: 'get' }],
    })));
    expect(declared.lateness).toContain(`about ${60 * rate} rows expire between two runs`);
    await withDatabase(server.connect, 'rate', async (client) => {
      await prepare(client, { expired: 0, live: 0, eternal: 10 });
      const lags: number[] = [];
      for (let second = 0; second < 6; second += 1) {
        await client.query(`INSERT INTO session (session_id, expires_at) SELECT '${second}-' || i, now() + interval '2 seconds' FROM generate_series(1, ${rate}) AS i`);
        await new Promise((tick) => setTimeout(tick, 1_000));
        const { rows: [{ moment }] } = await client.query('SELECT now()::text AS moment');
        await client.query(declared.callSql);
        const { rows: [{ left }] } = await client.query('SELECT count(*)::int AS left FROM session WHERE expires_at <= $1', [moment]);
        lags.push(left as number);
      }
      expect(lags).toEqual([0, 0, 0, 0, 0, 0]);
      // One run removes what expires between two runs of the schedule, and reads no more than that, whatever the session planned before.
      await fill(client, 'minute', 60 * rate, "now() - interval '1 second'");
      const before = await rowsReadByScans(client);
      await client.query(declared.callSql);
      expect(await rowsReadByScans(client)).toBe(before);
      expect((await counts(client)).expired).toBe(0);
    });
  });

  test.each([0, 50, 20_000])('finds expired rows through the partial index and deletes them by their ctid, when statistics know of %d', async (expired) => {
    await withDatabase(server.connect, `plan_${expired}`, async (client) => {
      await prepare(client, { expired, live: 20_000, eternal: 20_000 });
      await client.query('ANALYZE session');
      const { rows } = await client.query(`EXPLAIN ${/DELETE [^']*/.exec(job.procedureSql)![0]}`);
      const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
      expect(plan.match(/\w+ Scan .*/g)).toEqual([
        expect.stringContaining('Index Scan using session_expires_at_expiry_idx'),
        expect.stringContaining('Tid Scan on session'),
      ]);
    });
  });
});

interface Counts {
  readonly expired: number;
  readonly live: number;
  readonly eternal: number;
}

async function prepare(client: Client, { expired, live, eternal }: Counts): Promise<void> {
  await applyDraft(client, draft);
  await fill(client, 'expired', expired, "now() - interval '1 minute'");
  await fill(client, 'live', live, "now() + interval '1 day'");
  await fill(client, 'eternal', eternal, 'NULL');
}

async function fill(client: Client, kind: string, rows: number, expiresAt: string): Promise<void> {
  await client.query(`INSERT INTO session (session_id, expires_at) SELECT '${kind}-' || i, ${expiresAt} FROM generate_series(1, ${rows}) AS i`);
}

async function counts(client: Client): Promise<Counts> {
  const { rows } = await client.query(`SELECT count(*) FILTER (WHERE expires_at <= now())::int AS expired,
    count(*) FILTER (WHERE expires_at > now())::int AS live, count(*) FILTER (WHERE expires_at IS NULL)::int AS eternal FROM session`);
  return rows[0];
}

/** How many rows whole reads of the table have seen. */
async function rowsReadByScans(client: Client): Promise<number> {
  await client.query('SELECT pg_stat_force_next_flush()');
  const { rows } = await client.query("SELECT seq_tup_read::int AS seen FROM pg_stat_user_tables WHERE relname = 'session'");
  return rows[0].seen;
}

/** The number of the next transaction: each batch that deletes takes one. */
async function transactions(client: Client): Promise<number> {
  const { rows } = await client.query('SELECT pg_current_xact_id()::text AS id');
  return Number(rows[0].id);
}

async function schedule(server: PostgresServer, { name, schedule: when, callSql }: ExpiryJob, database: string): Promise<void> {
  const admin = await server.connect();
  await admin.query('SELECT cron.schedule_in_database($1, $2, $3, $4)', [name, when, callSql, database]);
  await admin.end();
}

async function scheduled(server: PostgresServer): Promise<unknown[]> {
  const admin = await server.connect();
  const { rows } = await admin.query('SELECT jobname, schedule, command, database FROM cron.job');
  await admin.end();
  return rows;
}

async function unschedule(server: PostgresServer, { name }: ExpiryJob): Promise<void> {
  const admin = await server.connect();
  await admin.query('SELECT cron.unschedule($1)', [name]);
  await admin.end();
}

async function emptied(client: Client): Promise<void> {
  const deadline = Date.now() + TWO_MINUTES;
  while ((await counts(client)).expired > 0 && Date.now() < deadline) await new Promise((tick) => setTimeout(tick, 500));
}
