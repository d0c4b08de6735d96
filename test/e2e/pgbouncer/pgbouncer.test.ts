import { X509Certificate } from 'crypto';
import { readdirSync, statSync } from 'fs';
import { join } from 'path';
import { Environment, PASSWORDS } from './environment';
import { buildWithFloor } from './image';
import { eventually, pause } from './load';

const environment = new Environment();

beforeAll(async () => environment.start(), 280_000);
afterAll(async () => environment.stop());

describe('who may enter', () => {
  const readOnly = { user: 'reports', password: PASSWORDS.clientReadOnly };

  test('the read-write entry becomes the read-write role, over a verified connection', async () => {
    await expect(environment.query('SELECT current_user AS role, current_database() AS database')).resolves.toEqual([{ role: 'app_rw', database: 'app' }]);
    await environment.query('INSERT INTO orders VALUES (1)');
  });

  test('the read-only entry becomes the read-only role, for either login', async () => {
    await expect(environment.query('SELECT current_user AS role', { ...readOnly, database: 'app_ro' })).resolves.toEqual([{ role: 'app_ro' }]);
    await expect(environment.query('SELECT current_user AS role', { database: 'app_ro' })).resolves.toEqual([{ role: 'app_ro' }]);
    await expect(environment.query('INSERT INTO orders VALUES (1)', { database: 'app_ro' })).rejects.toThrow('permission denied');
  });

  test.each([
    ['the read-only login on the read-write entry', { ...readOnly }],
    ['the database role on the read-write entry', { user: 'app_rw', password: PASSWORDS.serverReadWrite }],
    ['the database role on the read-only entry', { user: 'app_ro', password: PASSWORDS.serverReadOnly, database: 'app_ro' }],
    ['a wrong password', { password: 'wrong' }],
    ['an unknown user', { user: 'nobody' }],
    ['the owner on the read-write entry', { user: 'store_owner', password: PASSWORDS.owner }],
    ['the admin console over TCP', { user: 'pgbouncer', database: 'pgbouncer', password: '' }],
    ['a connection without TLS', { ssl: false }],
  ])('fails for %s', async (_, config) => {
    await expect(environment.connect(config)).rejects.toThrow();
  });

  test('fails for a client that trusts another authority', async () => {
    await expect(environment.connect({ ssl: { ca: environment.tls.authority } })).rejects.toThrow(/certificate/);
  });

  test('the database sees TLS on its side too', async () => {
    const rows = await environment.query<{ ssl: boolean }>('SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()');
    expect(rows).toEqual([{ ssl: true }]);
  });
});

describe('what an intruder in the task would see', () => {
  test('no secret in any command line or environment, and no root', () => {
    for (const { command, environment: variables, uid } of environment.container.processes()) {
      for (const password of Object.values(PASSWORDS)) expect(command + variables).not.toContain(password);
      expect(command + variables).not.toContain('PRIVATE KEY');
      expect(uid).toBe(String(environment.image.uid));
      expect(uid).not.toBe('0');
    }
    expect(environment.container.processes().map(({ command }) => command.split('\0')[0])).toEqual(['/usr/bin/node', '/usr/sbin/pgbouncer']);
  });

  test('files for the pooler\'s user alone', () => {
    const folder = join(environment.folder, 'run');
    expect(statSync(folder).mode.toString(8)).toBe('40700');
    const files = readdirSync(folder).filter((name) => !name.startsWith('.s.'));
    expect(files.sort()).toEqual(['client.crt', 'client.key', 'hba.conf', 'pgbouncer.ini', 'server-ca.pem', 'users.txt']);
    for (const file of files) expect([file, statSync(join(folder, file)).mode.toString(8)]).toEqual([file, '100600']);
  });

  test('no password in the log', () => {
    const log = environment.container.output.join('\n');
    for (const password of Object.values(PASSWORDS)) expect(log).not.toContain(password);
    expect(log).not.toMatch(/PRIVATE KEY/);
  });
});

describe('in operation', () => {
  test('the health check answers', () => {
    expect(environment.container.healthcheck()).toBe(0);
  });

  test('a client that is refused is no refusal by the database', async () => {
    await environment.container.line(/_aws/, 10, environment.container.output.length);
    const lines = environment.container.output.filter((line) => line.includes('_aws')).map((line) => JSON.parse(line) as Record<string, number>);
    expect(Math.max(...lines.map((line) => line.ServerLoginFailures))).toBe(0);
    // As many as were tried above, but for the one without TLS, which is no login.
    expect(lines.reduce((sum, line) => sum + line.ClientLoginFailures, 0)).toBe(7);
  });

  test('metrics are printed as CloudWatch reads them', async () => {
    const line = JSON.parse(await environment.container.line(/_aws/)) as Record<string, unknown>;
    expect(line).toMatchObject({ Pooler: 'pooler', ClientsWaiting: 0, PoolExhausted: 0, WriterUnreachable: 0, SecretVersionsDiffer: 0, CertificateDaysLeft: 1 });
  });

  test('a renewed certificate is shown to new connections', async () => {
    const seen = environment.container.output.length;
    const renewed = environment.issue();
    environment.secrets.put(environment.arns.tls, renewed, ['AWSCURRENT']);
    await environment.container.line(/wrote .*client\.crt/, 20, seen);
    await eventually(async () => expect(await environment.shownCertificate()).toBe(new X509Certificate(renewed.certificate).fingerprint256), 5);
  });

  test('prepared statements work across transactions', async () => {
    const client = await environment.connect();
    for (let turn = 0; turn < 3; turn += 1) await client.query({ name: 'count', text: 'SELECT count(*) FROM orders WHERE id = $1', values: [turn] });
    await client.end();
  });
});

describe('rotation', () => {
  const next = 'server-rw-2';

  test('a warm pool follows a new password of the database role without an error', async () => {
    const { secrets, arns } = environment;
    // To its full size, as under load: a cold pool could log in just between the change and our knowing of it, which the next test is about.
    await Promise.all(Array.from({ length: 5 }, async () => environment.query('SELECT pg_sleep(0.5)')));
    const failures: unknown[] = [];
    const running = new AbortController();
    const client = hammer({ user: 'app', password: PASSWORDS.clientReadWrite }, running.signal, failures);
    const pending = secrets.put(arns.serverReadWrite, { username: 'app_rw', password: next }, ['AWSPENDING']);
    await environment.administer(`ALTER ROLE app_rw PASSWORD '${next}'`);
    await pause(3);
    secrets.move(arns.serverReadWrite, 'AWSCURRENT', pending);
    secrets.move(arns.serverReadWrite, 'AWSPENDING');
    await environment.container.line(/wrote users.txt/, 20);
    running.abort();
    await client;
    await environment.administer("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'app_rw'");
    await environment.query('SELECT 1').catch(() => undefined);
    await expect(environment.query('SELECT current_user AS role')).resolves.toEqual([{ role: 'app_rw' }]);
    expect(failures).toEqual([]);
  });

  test('after a refused login the pending password is tried at once', async () => {
    const { secrets, arns } = environment;
    const pending = secrets.put(arns.serverReadWrite, { username: 'app_rw', password: 'server-rw-3' }, ['AWSPENDING']);
    await environment.administer("ALTER ROLE app_rw PASSWORD 'server-rw-3'");
    await environment.administer("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'app_rw'");
    await eventually(async () => environment.query('SELECT 1'), 6);
    await environment.container.line(/"ServerLoginFailures":[1-9]/);
    await pause(4);
    await environment.query('SELECT 1');
    secrets.move(arns.serverReadWrite, 'AWSCURRENT', pending);
    secrets.move(arns.serverReadWrite, 'AWSPENDING');
  });

  test('a pending client login gets in beside the current one', async () => {
    const { secrets, arns } = environment;
    const pending = secrets.put(arns.clientReadWrite, { username: 'app_b', password: 'client-rw-2' }, ['AWSPENDING']);
    const fresh = { user: 'app_b', password: 'client-rw-2' };
    await eventually(async () => environment.query('SELECT 1', fresh), 6);
    await environment.query('SELECT 1');
    secrets.move(arns.clientReadWrite, 'AWSCURRENT', pending);
    secrets.move(arns.clientReadWrite, 'AWSPENDING');
    await pause(4);
    await environment.query('SELECT 1', fresh);
    await environment.query('SELECT 1');
  });

  test('the rotation function lets old and new clients in at every moment', async () => {
    const { arns, secrets } = environment;
    secrets.put(arns.clientReadWrite, { ...secrets.current(arns.clientReadWrite), host: 'localhost', port: environment.port, dbname: 'app' }, ['AWSCURRENT']);
    Object.assign(process.env, { CA_CERTIFICATE: environment.authority.certificate, WAIT_SECONDS: '3' });
    const { handler } = jest.requireActual<{ handler(event: object): Promise<void> }>('../../../assets/rotation/index.js');
    const failures: unknown[] = [];
    const client = new AbortController();
    const { username: user, password } = secrets.current(arns.clientReadWrite);
    const stale = hammer({ user, password }, client.signal, failures);
    const token = secrets.stage(arns.clientReadWrite, 'AWSPENDING');
    for (const Step of ['createSecret', 'setSecret', 'testSecret', 'finishSecret']) {
      // Late, as when the service is busy: the pooler must know both logins all the while.
      if (Step === 'finishSecret') await pause(5);
      await handler({ Step, SecretId: arns.clientReadWrite, ClientRequestToken: token });
    }
    const rotated = secrets.current(arns.clientReadWrite);
    const fresh = hammer({ user: rotated.username, password: rotated.password }, client.signal, failures);
    await pause(5);
    client.abort();
    await Promise.all([stale, fresh]);
    expect(failures).toEqual([]);
    expect([user, rotated.username]).toEqual(['app_b', 'app']);
  });

  test.each([
    'quote"quote', "apostrophe's", 'back\\slash\\', '# ; = %include', '  spaces  ', 'dollar$(id)`id`${HOME}', 'ünï—cödé 密码', '%25:/?#[]@!&*+,',
    'nine hundred '.repeat(69).slice(0, 893),
  ].map((password) => [password.slice(0, 20), password]))(
    'the password %j logs in on both legs', async (_, password) => {
      const { secrets, arns } = environment;
      secrets.put(arns.serverReadWrite, { username: 'app_rw', password: `${password} server` }, ['AWSCURRENT']);
      secrets.put(arns.clientReadWrite, { username: 'app', password }, ['AWSCURRENT']);
      await environment.administer(`ALTER ROLE app_rw PASSWORD '${`${password} server`.replaceAll("'", "''")}'`);
      await environment.administer("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'app_rw'");
      await eventually(async () => environment.query('SELECT 1', { password }), 10);
    });

  test('a password that cannot be written is refused, and the last good one stays', async () => {
    const { secrets, arns } = environment;
    const good = secrets.current(arns.clientReadWrite);
    secrets.put(arns.clientReadWrite, { username: 'app', password: 'two\nlines' }, ['AWSCURRENT']);
    expect(await environment.container.line(/line break/)).not.toContain('two');
    await environment.query('SELECT 1', { password: good.password });
    secrets.put(arns.clientReadWrite, { username: 'app', password: PASSWORDS.clientReadWrite }, ['AWSCURRENT']);
    await eventually(async () => environment.query('SELECT 1'), 6);
  });
});

describe('hostile settings end the program, with every fault', () => {
  test.each([
    ['DATABASE', 'app\nadmin_users = app', 'DATABASE: must be letters'],
    ['WRITER_HOST', "x' user='postgres", 'WRITER_HOST: must be a host name'],
    ['READER_HOST', 'a b', 'READER_HOST: must be host names'],
    ['POOL_SIZE', '5\nauth_type = any', 'POOL_SIZE: must be a whole number'],
    ['RUN_FOLDER', '/run/pgbouncer\n%include /etc/passwd', 'RUN_FOLDER: must be an absolute path'],
  ])('%s %j', async (name, value, fault) => {
    const { code, output } = await environment.runWith({ [name]: value, MAX_CLIENTS: 'many' });
    expect(code).toBe(1);
    expect(output).toContain(fault);
    expect(output).toContain('MAX_CLIENTS: must be a whole number');
    expect(output).not.toContain('process up');
  });
});

test('SIGTERM lets a running transaction end, refuses the next and ends with 0', async () => {
  const { container } = environment;
  const [busy, idle] = [await environment.connect(), await environment.connect()];
  await busy.query('BEGIN');
  await busy.query('INSERT INTO orders VALUES (4711)');
  container.terminate();
  await container.line(/draining/);
  await pause(1);
  await expect(idle.query('BEGIN')).rejects.toThrow();
  await busy.query('COMMIT');
  await expect(container.ended).resolves.toBe(0);
  const admin = await environment.postgres.connect('app');
  await expect(admin.query('SELECT id FROM orders WHERE id = 4711')).resolves.toMatchObject({ rowCount: 1 });
  await admin.end();
});

test('fails to build an image with a PgBouncer under the floor', () => {
  expect(buildWithFloor('99.0')).toMatch(/PgBouncer is 1\.\d+\.\d+; it must be 99\.0 or newer/);
});

async function hammer(login: { user: string; password: string }, signal: AbortSignal, failures: unknown[]): Promise<void> {
  while (!signal.aborted) await environment.query('SELECT 1', login).catch((error: unknown) => failures.push(error));
}
