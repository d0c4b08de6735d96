import { Bootstrap } from './bootstrap';

const SESSION = {
  entities: [{ name: 'Session', key: ['id'], attributes: { id: 'string', data: 'json', seen: 'number' } }],
  accessPatterns: [{ name: 'get', entity: 'Session', operation: 'get' }],
};

describe('the roles of the bootstrap', () => {
  const bootstrap = new Bootstrap();
  const apply = async () => bootstrap.apply(bootstrap.program(SESSION, ['Session']), 'app', 'Update');

  beforeAll(async () => {
    await bootstrap.start({ version: '15' });
    await apply();
  });
  afterAll(async () => bootstrap.stop());

  test('may do their work and no more', async () => {
    const readWrite = await bootstrap.login(bootstrap.arns.readWrite, 'app');
    await readWrite.query("INSERT INTO session VALUES ('a', '{}', 1)");
    await expect(readWrite.query('CREATE TABLE mine (id int)')).rejects.toThrow('permission denied');
    await expect(readWrite.query('DROP TABLE session')).rejects.toThrow('must be owner');
    await expect(readWrite.query('TRUNCATE session')).rejects.toThrow('permission denied');
    await expect(readWrite.query('CREATE ROLE mine')).rejects.toThrow('permission denied');
    await readWrite.end();
    const readOnly = await bootstrap.login(bootstrap.arns.readOnly, 'app');
    await expect(readOnly.query('SELECT id FROM session')).resolves.toMatchObject({ rows: [{ id: 'a' }] });
    await expect(readOnly.query('DELETE FROM session')).rejects.toThrow('read-only transaction');
    // The setting is a second lock: behind it there is no right either.
    await readOnly.query('SET default_transaction_read_only = off');
    await expect(readOnly.query('DELETE FROM session')).rejects.toThrow('permission denied');
    await readOnly.end();
  });

  test('have no attribute of an administrator', async () => {
    await expect(bootstrap.column('app', `SELECT rolname FROM pg_roles WHERE rolname IN ('store_rw', 'store_ro')
      AND NOT (rolsuper OR rolcreatedb OR rolcreaterole OR rolreplication OR rolbypassrls) AND rolcanlogin ORDER BY 1`)).resolves.toEqual(['store_ro', 'store_rw']);
  });

  test('get a table that the owner makes later, by a migration say', async () => {
    await bootstrap.asOwner('app', 'CREATE TABLE later (id int)');
    const readOnly = await bootstrap.login(bootstrap.arns.readOnly, 'app');
    await expect(readOnly.query('SELECT FROM later')).resolves.toMatchObject({ rowCount: 0 });
    await readOnly.end();
  });

  test('have their passwords kept as SCRAM', async () => {
    await expect(bootstrap.column('app', "SELECT left(rolpassword, 13) FROM pg_authid WHERE rolname LIKE 'store_r_' ORDER BY 1")).resolves
      .toEqual(['SCRAM-SHA-256', 'SCRAM-SHA-256']);
  });

  test.each([['quotes', "'\"\\$`"], ['spaces', ' a b '], ['beyond ASCII', 'pässwörd-Ω-漢字-😀'], ['900 characters', 'x!'.repeat(450)]])('log in by a password of %s', async (_, password) => {
    bootstrap.secrets.put(bootstrap.arns.readOnly, { username: 'store_ro', password }, ['AWSCURRENT']);
    await apply();
    await (await bootstrap.login(bootstrap.arns.readOnly, 'app')).end();
  });

  test('keep the pending password in the middle of a rotation', async () => {
    const pending = bootstrap.secrets.put(bootstrap.arns.readWrite, { username: 'store_rw', password: 'rw-2' }, ['AWSPENDING']);
    await bootstrap.administer('app', "ALTER ROLE store_rw PASSWORD 'rw-2'");
    await apply();
    bootstrap.secrets.move(bootstrap.arns.readWrite, 'AWSCURRENT', pending);
    await (await bootstrap.login(bootstrap.arns.readWrite, 'app')).end();
  });

  test('get the current password where nobody knows theirs', async () => {
    await bootstrap.administer('app', "ALTER ROLE store_ro PASSWORD 'lost'");
    await apply();
    await (await bootstrap.login(bootstrap.arns.readOnly, 'app')).end();
  });

  test('a deletion leaves everything as it is', async () => {
    const program = bootstrap.program(SESSION, ['Session']);
    const before = await bootstrap.fingerprint('app');
    await expect(program.onEvent(bootstrap.request('Delete', 'app'))).resolves.toEqual({ PhysicalResourceId: 'schema' });
    await expect(program.isComplete(bootstrap.request('Delete', 'app'))).resolves.toEqual({ IsComplete: true });
    await expect(bootstrap.fingerprint('app')).resolves.toEqual(before);
  });

  test('says what waits for a restart', async () => {
    await bootstrap.administer('app', 'ALTER SYSTEM SET max_connections = 123', 'SELECT pg_reload_conf()');
    await new Promise((resolve) => setTimeout(resolve, 500));
    await expect(apply()).resolves.toMatchObject({ PendingRestart: 'max_connections', Report: 'these settings wait for a restart of the database: max_connections' });
    await bootstrap.administer('app', 'ALTER SYSTEM RESET max_connections', 'SELECT pg_reload_conf()');
  });

  test('fails with the statement that the database refused, without what it sets', async () => {
    const program = bootstrap.programFor({ extensions: ['no_such_thing'], tables: [], expiryJobs: [], feeds: [] });
    await expect(program.onEvent(bootstrap.request('Update', 'app'))).rejects.toThrow(/no_such_thing.*; in the statement: CREATE EXTENSION IF NOT EXISTS "no_such_thing" CASCADE$/);
  });

  test('fails without quoting a secret that holds no login', async () => {
    const arn = bootstrap.secrets.create('bad', 'open sesame');
    const request = bootstrap.request('Create', 'app');
    const event = { ...request, ResourceProperties: { ...request.ResourceProperties, OwnerSecretArn: arn } };
    const error: Error = await bootstrap.program(SESSION).onEvent(event).then(() => new Error('none'), (reason: Error) => reason);
    expect(error.message).toContain('holds no username and password');
    expect(error.message).not.toContain('sesame');
  });
});
