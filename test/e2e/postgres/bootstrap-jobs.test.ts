import { Bootstrap } from './bootstrap';

const profile = (expiry?: object) => ({
  entities: [{ name: 'Session', key: ['id'], attributes: { id: 'string', expiresAt: 'timestamp' }, ...(expiry ? { expiry } : {}) }],
  accessPatterns: [{ name: 'get', entity: 'Session', operation: 'get' }],
});
const EXPIRING = profile({ attribute: 'expiresAt' });

describe('the jobs of the bootstrap', () => {
  const bootstrap = new Bootstrap();
  const apply = async (database = 'app', given: object = EXPIRING) => bootstrap.apply(bootstrap.program(given, ['Session']), database, 'Update');
  const jobs = async () => bootstrap.column('postgres', "SELECT jobname || ' ' || schedule || ' ' || command || ' ' || database || ' ' || active FROM cron.job ORDER BY jobid");
  const EXPIRE = 'expire_session * * * * * CALL expire_session() app';

  beforeAll(async () => bootstrap.start({ version: '15', cron: true }));
  afterAll(async () => bootstrap.stop());

  test('are scheduled once, by their names, with one that purges the history of all', async () => {
    await expect(apply()).resolves.toMatchObject({ Report: 'all 1 tables and 1 indexes are as drafted' });
    const first = await jobs();
    expect(first).toEqual([`${EXPIRE} true`, "purge job history 17 3 * * * DELETE FROM cron.job_run_details WHERE end_time < now() - interval '7 days' postgres true"]);
    await apply();
    await expect(jobs()).resolves.toEqual(first);
  });

  test('the history loses what is older than a week, and nothing else', async () => {
    await bootstrap.administer('postgres', "INSERT INTO cron.job_run_details (jobid, runid, end_time) SELECT 1, 100000 + i, now() - i * interval '1 day' FROM generate_series(5, 9) AS i",
      'INSERT INTO cron.job_run_details (jobid, runid, end_time) VALUES (1, 200000, NULL)');
    const [purge] = await bootstrap.column('postgres', "SELECT command FROM cron.job WHERE jobname = 'purge job history'");
    await bootstrap.administer('postgres', purge as string);
    await expect(bootstrap.column('postgres', 'SELECT runid::int FROM cron.job_run_details WHERE runid >= 100000 ORDER BY 1')).resolves.toEqual([100005, 100006, 200000]);
  });

  test('one that somebody has paused stays so, and is named', async () => {
    await bootstrap.administer('postgres', "SELECT cron.alter_job(jobid, active := false) FROM cron.job WHERE jobname = 'expire_session'");
    await expect(apply()).resolves.toMatchObject({ Report: 'job expire_session is paused, and was left so' });
    await bootstrap.administer('postgres', "SELECT cron.alter_job(jobid, active := true) FROM cron.job WHERE jobname = 'expire_session'");
  });

  test('one whose expiry left the profile stands still: nothing is deleted that the profile keeps', async () => {
    await bootstrap.asOwner('postgres', "SELECT cron.schedule_in_database('expire_mine', '* * * * *', 'SELECT 1', 'app')");
    await expect(apply('app', profile())).resolves.toMatchObject({ Report: 'job expire_session is no longer drafted and was paused' });
    await expect(jobs()).resolves.toEqual(expect.arrayContaining([`${EXPIRE} false`, 'expire_mine * * * * * SELECT 1 app true']));
    await bootstrap.administer('postgres', "SELECT cron.alter_job(jobid, active := true) FROM cron.job WHERE jobname = 'expire_session'");
  });

  test('wait for a table that a later migration makes', async () => {
    await bootstrap.apply(bootstrap.program(EXPIRING), 'unmigrated');
    await bootstrap.asOwner('unmigrated', 'CALL expire_session()', 'CREATE TABLE session (id text PRIMARY KEY, expires_at timestamptz)',
      "INSERT INTO session VALUES ('old', now() - interval '1 s'), ('new', now() + interval '1 h'), ('ever', NULL)", 'CALL expire_session()');
    await expect(bootstrap.column('unmigrated', 'SELECT id FROM session ORDER BY 1')).resolves.toEqual(['ever', 'new']);
  });
});

describe('without pg_cron', () => {
  const bootstrap = new Bootstrap();

  beforeAll(async () => bootstrap.start({ version: '18' }));
  afterAll(async () => bootstrap.stop());

  test('the deployment goes on, and says which job is not scheduled', async () => {
    await expect(bootstrap.apply(bootstrap.program(EXPIRING, ['Session']), 'app')).resolves.toMatchObject({
      Report: 'job expire_session is not scheduled: this server has no pg_cron',
    });
  });
});

describe('with pg_cron that waits for a restart', () => {
  const bootstrap = new Bootstrap();

  beforeAll(async () => bootstrap.start({ version: '15' }));
  afterAll(async () => bootstrap.stop());

  test('the deployment goes on, and says both', async () => {
    await bootstrap.administer('postgres', "ALTER SYSTEM SET shared_preload_libraries = 'pg_cron'", 'SELECT pg_reload_conf()');
    await new Promise((resolve) => setTimeout(resolve, 500));
    await expect(bootstrap.apply(bootstrap.program(EXPIRING, ['Session']), 'app')).resolves.toMatchObject({
      PendingRestart: 'shared_preload_libraries',
      Report: expect.stringMatching(/^job expire_session is not scheduled: .*\(pg_cron has to be among shared_preload_libraries when the server starts\); these settings wait for a restart of the database: shared_preload_libraries$/),
    });
  });
});
