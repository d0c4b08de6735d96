import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join, resolve } from 'path';
import { Client } from 'pg';
import { PostgresServer, startPostgres } from '../postgres/server';
import { DatabaseTls } from './postgres-tls';
import { SecretsManager } from './secrets-manager';

type Handler = (event: unknown, context?: { getRemainingTimeInMillis(): number }) => Promise<Record<string, unknown>>;

const SCHEMA = {
  extensions: ['pg_trgm', 'pg_cron'],
  tables: [
    'CREATE TABLE IF NOT EXISTS sessions (id text PRIMARY KEY, data jsonb, expires_at timestamptz)',
    'ALTER TABLE sessions ADD COLUMN IF NOT EXISTS seen bigserial',
  ],
  procedures: ["CREATE OR REPLACE PROCEDURE expire_sessions() LANGUAGE sql AS 'DELETE FROM sessions WHERE expires_at <= now()'"],
  indexes: [
    { name: 'sessions_expires_at', sql: 'CREATE INDEX IF NOT EXISTS sessions_expires_at ON sessions (expires_at) WHERE expires_at IS NOT NULL' },
    { name: 'sessions_data', sql: 'CREATE INDEX IF NOT EXISTS sessions_data ON sessions USING gin (data)' },
  ],
  jobs: [{ name: 'expire_sessions', schedule: '* * * * *', callSql: 'CALL expire_sessions()' }],
};

const tls = new DatabaseTls();
const secrets = new SecretsManager();
const folder = mkdtempSync(join(tmpdir(), 'bootstrap-'));
const arns = {
  owner: secrets.create('owner', { username: 'store_owner', password: 'owner-1' }),
  readWrite: secrets.create('rw', { username: 'store_rw', password: "rw'1\\$" }),
  readOnly: secrets.create('ro', { username: 'store_ro', password: 'ro-1' }),
};
let postgres: PostgresServer;
let onEvent: Handler;
let isComplete: Handler;

beforeAll(async () => {
  await secrets.start();
  // An owner with the rights that RDS gives its master user, which is no superuser.
  postgres = await startPostgres({ version: '15', cron: true, settings: tls.settings(), hba: ['host all all 127.0.0.1/32 scram-sha-256'] });
  await administer('postgres', "CREATE ROLE store_owner LOGIN CREATEROLE CREATEDB PASSWORD 'owner-1'", 'CREATE DATABASE app OWNER store_owner',
    'GRANT USAGE ON SCHEMA cron TO store_owner', 'GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA cron TO store_owner');
  writeFileSync(join(folder, 'ca.pem'), tls.authority);
  Object.assign(process.env, secrets.environment(), { SERVER_CA_FILE: join(folder, 'ca.pem') });
  ({ onEvent, isComplete } = load(SCHEMA));
});

afterAll(async () => {
  await postgres?.stop();
  await secrets.stop();
  tls.remove();
  rmSync(folder, { recursive: true, force: true });
});

test('the first run creates roles, tables, indexes and jobs', async () => {
  await expect(apply('Create')).resolves.toEqual({ PhysicalResourceId: 'schema', Data: { PendingRestart: '' } });
  await expect(names("SELECT indexname FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1")).resolves
    .toEqual(['sessions_data', 'sessions_expires_at', 'sessions_pkey']);
  await expect(names('SELECT jobname FROM cron.job ORDER BY 1', 'postgres')).resolves.toEqual(['expire_sessions', 'purge job history']);
  await expect(names("SELECT database FROM cron.job WHERE jobname = 'expire_sessions'", 'postgres')).resolves.toEqual(['app']);
});

test('the second run changes nothing', async () => {
  const before = await fingerprint();
  await apply('Update');
  await expect(fingerprint()).resolves.toEqual(before);
});

test('the roles may do their work and no more', async () => {
  const readWrite = await login(arns.readWrite);
  await readWrite.query("INSERT INTO sessions VALUES ('a', '{}', now() - interval '1 day')");
  await expect(readWrite.query('CREATE TABLE mine (id int)')).rejects.toThrow('permission denied');
  await expect(readWrite.query('DROP TABLE sessions')).rejects.toThrow('must be owner');
  await readWrite.end();
  const readOnly = await login(arns.readOnly);
  await expect(readOnly.query('SELECT id FROM sessions')).resolves.toMatchObject({ rows: [{ id: 'a' }] });
  await expect(readOnly.query('DELETE FROM sessions')).rejects.toThrow(/read-only transaction|permission denied/);
  await readOnly.end();
});

test('a table that the owner makes later is open to the roles', async () => {
  const owner = await login(arns.owner);
  await owner.query('CREATE TABLE later (id int)');
  await owner.end();
  const readOnly = await login(arns.readOnly);
  await expect(readOnly.query('SELECT FROM later')).resolves.toMatchObject({ rowCount: 0 });
  await readOnly.end();
});

test('the password is kept as SCRAM, and never stands in a statement', async () => {
  await expect(names("SELECT left(rolpassword, 13) FROM pg_authid WHERE rolname = 'store_rw'")).resolves.toEqual(['SCRAM-SHA-256']);
});

test('the job deletes what has expired', async () => {
  const owner = await login(arns.owner);
  await owner.query('CALL expire_sessions()');
  await expect(owner.query("SELECT FROM sessions WHERE id = 'a'")).resolves.toMatchObject({ rowCount: 0 });
  await owner.end();
});

test('a role in the middle of a rotation keeps its pending password', async () => {
  const pending = secrets.put(arns.readWrite, { username: 'store_rw', password: 'rw-2' }, ['AWSPENDING']);
  await administer('app', "ALTER ROLE store_rw PASSWORD 'rw-2'");
  await apply('Update');
  secrets.move(arns.readWrite, 'AWSCURRENT', pending);
  await (await login(arns.readWrite)).end();
});

test('a role whose password nobody knows gets the current one', async () => {
  await administer('app', "ALTER ROLE store_ro PASSWORD 'lost'");
  await apply('Update');
  await (await login(arns.readOnly)).end();
});

test('an index left invalid by a failed build is built again', async () => {
  await administer('app', "UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'sessions_data'::regclass");
  await apply('Update');
  await expect(names("SELECT indisvalid::text FROM pg_index WHERE indexrelid = 'sessions_data'::regclass")).resolves.toEqual(['true']);
});

test('a build that outlasts the call goes on, and a later call finds it done', async () => {
  const blocker = await login(arns.owner);
  await blocker.query('BEGIN; INSERT INTO sessions VALUES (\'held\')');
  const slow = load({ ...SCHEMA, indexes: [{ name: 'sessions_seen', sql: 'CREATE INDEX IF NOT EXISTS sessions_seen ON sessions (seen)' }] });
  const soon = { getRemainingTimeInMillis: () => 31_000 };
  await expect(slow.isComplete(request('Update'), soon)).resolves.toEqual({ IsComplete: false });
  await expect(slow.isComplete(request('Update'), soon)).resolves.toEqual({ IsComplete: false });
  await blocker.query('COMMIT');
  await blocker.end();
  await new Promise((resolvePause) => setTimeout(resolvePause, 1000));
  await expect(slow.isComplete(request('Update'), soon)).resolves.toEqual({ IsComplete: true });
});

test('a deletion leaves everything as it is', async () => {
  const before = await fingerprint();
  await expect(onEvent(request('Delete'))).resolves.toEqual({ PhysicalResourceId: 'schema' });
  await expect(isComplete(request('Delete'))).resolves.toEqual({ IsComplete: true });
  await expect(fingerprint()).resolves.toEqual(before);
});

test('fails with the statement that the database refused', async () => {
  const broken = load({ ...SCHEMA, tables: ['CREATE TABLE broken (id nonsense)'] });
  await expect(broken.onEvent(request('Update'))).rejects.toThrow('type "nonsense" does not exist; in the statement: CREATE TABLE broken (id nonsense)');
});

test('fails without quoting a secret that holds no login', async () => {
  const arn = secrets.create('bad', 'open sesame');
  const event = { RequestType: 'Create', ResourceProperties: { ...request('Create').ResourceProperties, OwnerSecretArn: arn } };
  const error: Error = await onEvent(event).then(() => new Error('none'), (reason: Error) => reason);
  expect(error.message).toContain('holds no username and password');
  expect(error.message).not.toContain('sesame');
});

/** The bundled program beside a schema, as the construct lays them out. */
function load(schema: object): { onEvent: Handler; isComplete: Handler } {
  const code = mkdtempSync(join(folder, 'code-'));
  cpSync(resolve(__dirname, '../../../assets/bootstrap'), code, { recursive: true });
  writeFileSync(join(code, 'schema.json'), JSON.stringify(schema));
  return jest.requireActual(join(code, 'index.js'));
}

function request(RequestType: string) {
  return {
    RequestType,
    ResourceProperties: {
      ServiceToken: 'x',
      Host: 'localhost',
      Port: String(postgres.port),
      Database: 'app',
      OwnerSecretArn: arns.owner,
      ReadWriteSecretArn: arns.readWrite,
      ReadOnlySecretArn: arns.readOnly,
    },
  };
}

async function apply(type: string): Promise<Record<string, unknown>> {
  const response = await onEvent(request(type));
  await expect(isComplete(request(type))).resolves.toEqual({ IsComplete: true });
  return response;
}

async function login(arn: string): Promise<Client> {
  const { username, password } = secrets.current(arn);
  const client = new Client({ host: '127.0.0.1', port: postgres.port, database: 'app', user: username, password });
  await client.connect();
  return client;
}

async function names(sql: string, database = 'app'): Promise<unknown[]> {
  const client = await postgres.connect(database);
  const { rows } = await client.query({ text: sql, rowMode: 'array' });
  await client.end();
  return rows.flat() as unknown[];
}

async function administer(database: string, ...statements: string[]): Promise<void> {
  const client = await postgres.connect(database);
  for (const statement of statements) await client.query(statement);
  await client.end();
}

/** Everything that a run could have changed. */
async function fingerprint(): Promise<unknown[]> {
  return [
    await names("SELECT oid, relname, relacl::text FROM pg_class WHERE relnamespace = 'public'::regnamespace ORDER BY oid"),
    await names('SELECT rolname, rolpassword FROM pg_authid ORDER BY 1'),
    await names('SELECT jobid, jobname, schedule, command FROM cron.job ORDER BY 1', 'postgres'),
    await names('SELECT defaclacl::text FROM pg_default_acl ORDER BY oid'),
  ];
}
