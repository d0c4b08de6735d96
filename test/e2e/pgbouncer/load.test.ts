import { Client } from 'pg';
import { Environment } from './environment';
import { eventually, Load, pause } from './load';
import { pgbench, processorSeconds } from './pgbench';
import { answering, PostgresProcess } from './postgres-process';
import { Standby } from './standby';

/** As by default, but that the secrets are asked for more often: the rotation of clients waits for it. */
const POLL_SECONDS = 10;
const EVERY_TASK_KNOWS_SECONDS = 14;
/** How late a rotation is finished. */
const LATE_SECONDS = 60;

const environment = new Environment({ MAX_CLIENTS: '2500', SECRET_POLL_SECONDS: String(POLL_SECONDS) });
const currentLogin = () => {
  const { username: user, password } = environment.secrets.current(environment.arns.clientReadWrite);
  return { user, password };
};
let postgres: PostgresProcess;
let standby: Standby | undefined;

beforeAll(async () => {
  await environment.start();
  postgres = new PostgresProcess(environment.postgres.dataDirectory);
}, 280_000);
afterAll(async () => {
  await standby?.stop();
  await postgres.end();
  await environment.stop();
});

describe('2,000 clients', () => {
  test('are served without a failure, where the database refuses them', async () => {
    const args = ['-c', '2000', '-j', '2', '-t', '5'];
    const pooled = await pgbench(environment.folder, 'SELECT 1;', args, environment.libpq('pooler'));
    expect(pooled).toMatchObject({ exitCode: 0, failed: 0, transactions: 10_000 });
    const direct = await pgbench(environment.folder, 'SELECT 1;', args, environment.libpq('database', server()));
    expect(direct.exitCode).not.toBe(0);
    expect(direct.output).toMatch(/too many clients|remaining connection slots/);
  });

  test('that connect for each query cost the database a tenth, or less', async () => {
    const cost = async (libpq: Record<string, string>) => {
      const before = processorSeconds(postgres.pid);
      await expect(pgbench(environment.folder, 'SELECT 1;', ['-C', '-c', '10', '-j', '2', '-t', '60'], libpq)).resolves.toMatchObject({ exitCode: 0, transactions: 600 });
      return processorSeconds(postgres.pid) - before;
    };
    await pgbench(environment.folder, 'SELECT 1;', ['-C', '-c', '10', '-t', '2'], environment.libpq('pooler'));
    const [pooled, direct] = [await cost(environment.libpq('pooler')), await cost(environment.libpq('database', server()))];
    expect(direct).toBeGreaterThan(0.5);
    expect(pooled / direct).toBeLessThanOrEqual(0.1);
  });
});

test('passwords of both tiers change under load, the last step a minute late, and no transaction fails', async () => {
  const { secrets, arns } = environment;
  secrets.put(arns.clientReadWrite, { ...secrets.current(arns.clientReadWrite), host: 'localhost', port: environment.port, dbname: 'app' }, ['AWSCURRENT']);
  const before = currentLogin();
  const loads = [
    new Load(environment, { clients: 8, login: () => before, thinkMilliseconds: 20 }),
    // These hold what they read at their start, for the whole time.
    new Load(environment, { clients: 2, login: () => before, reconnect: true, thinkMilliseconds: 50 }),
    new Load(environment, { clients: 2, login: currentLogin, reconnect: true, thinkMilliseconds: 50 }),
  ];
  await eventually(async () => expect(Math.min(...loads.map((load) => load.successes.length))).toBeGreaterThan(10), 20);
  const line = environment.container.output.length;
  await Promise.all([rotateServer(), rotateClient()]);
  await pause(5);
  await Promise.all(loads.map(async (load) => load.stop()));
  expect(loads.flatMap((load) => load.failures)).toEqual([]);
  // It was put to the test: the database did refuse the old password meanwhile.
  expect(environment.container.output.slice(line).join('\n')).toContain('server login failed');
  expect(currentLogin().user).not.toBe(before.user);
  expect(Math.min(...loads.map((load) => load.successes.length))).toBeGreaterThan(100);
});

test('a restart of the database is an outage of two seconds more at most', async () => {
  const load = new Load(environment, { clients: 8, login: currentLogin, thinkMilliseconds: 10 });
  await eventually(async () => expect(load.successes.length).toBeGreaterThan(100), 20);
  const since = Date.now();
  await postgres.stop();
  await pause(2);
  postgres.start();
  const down = await answering(async () => environment.postgres.connect('app'), since);
  await eventually(async () => expect(load.successes.at(-1)!.at).toBeGreaterThan(since + down + 2_000), 30);
  await load.stop();
  expect(longestGap(load)).toBeLessThan(down + 2_000);
});

test('after a failover the pool leaves the former writer within ten seconds of the name\'s move', async () => {
  standby = new Standby(environment.postgres, '127.0.0.3', environment.tls);
  const successor = { host: '127.0.0.3', port: environment.postgres.port, user: 'postgres', password: environment.postgres.password };
  await answering(connectToSuccessor);
  const load = new Load(environment, { clients: 8, login: currentLogin, thinkMilliseconds: 10 });
  await eventually(async () => expect(load.successes.length).toBeGreaterThan(100), 20);
  await postgres.stop();
  await new PostgresProcess(standby.dataDirectory).promote();
  postgres.follow(successor);
  postgres.start();
  // The name still leads to the former writer, which is back, as a reader.
  await eventually(async () => expect(load.failures.at(-1)?.error?.message).toMatch(/read-only transaction/), 30);
  environment.resolve('127.0.0.3');
  const moved = Date.now();
  await eventually(async () => expect(load.successes.at(-1)!.at).toBeGreaterThan(moved), 20);
  await pause(12);
  await load.stop();
  expect(load.successes.find(({ at }) => at > moved)!.at - moved).toBeLessThan(10_000);
  expect(load.failures.filter(({ at }) => at > moved + 10_000)).toEqual([]);
});

test('SIGTERM under load cuts nothing inside a transaction', async () => {
  const admin = await connectToSuccessor();
  const rows = async () => Number((await admin.query<{ count: string }>('SELECT count(*) FROM orders')).rows[0].count);
  const before = await rows();
  const load = new Load(environment, { clients: 12, login: currentLogin, thinkMilliseconds: 300 });
  await eventually(async () => expect(load.successes.length).toBeGreaterThan(30), 20);
  environment.container.terminate();
  await expect(environment.container.ended).resolves.toBe(0);
  await load.stop();
  expect(load.failures.filter(({ begun }) => begun)).toEqual([]);
  expect(await rows()).toBe(before + load.successes.length);
  await admin.end();
});

async function connectToSuccessor(): Promise<Client> {
  const { port, user, password } = environment.postgres;
  const client = new Client({ host: '127.0.0.3', port, user, password, database: 'app' });
  await client.connect();
  return client;
}

function server() {
  return { user: 'app_rw', password: environment.secrets.current(environment.arns.serverReadWrite).password, database: 'app' };
}

/** As AWS's function for single users does it: the database has the new password before the secret says so. */
async function rotateServer(): Promise<void> {
  const { secrets, arns } = environment;
  const pending = secrets.put(arns.serverReadWrite, { username: 'app_rw', password: 'server-rw-2' }, ['AWSPENDING']);
  await environment.administer("ALTER ROLE app_rw PASSWORD 'server-rw-2'");
  // Every server connection comes of age meanwhile, one after the other, and has to be opened again.
  environment.command('SET server_lifetime = 10');
  await pause(LATE_SECONDS);
  environment.command('SET server_lifetime = 600');
  secrets.move(arns.serverReadWrite, 'AWSCURRENT', pending);
}

/** By our own function. */
async function rotateClient(): Promise<void> {
  const { secrets, arns } = environment;
  Object.assign(process.env, { CA_CERTIFICATE: environment.authority.certificate, WAIT_SECONDS: String(EVERY_TASK_KNOWS_SECONDS) });
  const { handler } = jest.requireActual<{ handler(event: object): Promise<void> }>('../../../assets/rotation/index.js');
  const token = secrets.stage(arns.clientReadWrite, 'AWSPENDING');
  for (const Step of ['createSecret', 'setSecret', 'testSecret', 'finishSecret']) {
    if (Step === 'finishSecret') await pause(LATE_SECONDS);
    await handler({ Step, SecretId: arns.clientReadWrite, ClientRequestToken: token });
  }
}

/** The longest time without a success, in milliseconds. */
function longestGap({ successes }: Load): number {
  const times = successes.map(({ at }) => at).sort((a, b) => a - b);
  return Math.max(...times.slice(1).map((at, index) => at - times[index]));
}
