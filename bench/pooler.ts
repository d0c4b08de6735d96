/**
 * Our pooler as it is by default, against the database itself, PgBouncer as it comes, and the example settings of a popular image; TLS and SCRAM on
 * every leg, the same PgBouncer in each. The four take turns within a round; medians count. Needs root and scripts/install-engines.sh.
 */
import { chownSync, mkdirSync, writeFileSync } from 'fs';
import { cpus, loadavg } from 'os';
import { join } from 'path';
import { Container } from '../test/e2e/pgbouncer/container';
import { Environment, freePort, PASSWORDS } from '../test/e2e/pgbouncer/environment';
import { BenchResult, pgbench, processorSeconds } from '../test/e2e/pgbouncer/pgbench';
import { PostgresProcess } from '../test/e2e/pgbouncer/postgres-process';

const ROUNDS = Number(process.argv[2] ?? 3);
const CLIENTS = (process.argv[3] ?? '10,100,500,2000').split(',').map(Number);
/** What the plan of a store gives to two processor cores: 8 server connections for each. */
const POOL_SIZE = 16;
const SELECT = '\\set id random(1, 100000)\nSELECT balance FROM accounts WHERE id = :id;';

interface Target {
  readonly name: string;
  readonly libpq: Record<string, string>;
  /** Processor seconds so far of database and pooler. */
  readonly seconds: () => number;
}

interface Measured extends BenchResult {
  /** Of database and pooler, for each transaction: other work on the machine hardly changes it. */
  readonly microseconds: number;
}

interface Case {
  readonly mode: 'persistent' | 'a connection each';
  readonly clients: number;
  readonly args: readonly string[];
}

/** Enough transactions for a few seconds, shared among the clients. */
const CASES: readonly Case[] = CLIENTS.flatMap((clients) => [
  { mode: 'persistent', clients, args: ['-c', `${clients}`, '-j', '2', '-t', `${Math.max(5, Math.round(10_000 / clients))}`] },
  { mode: 'a connection each', clients, args: ['-C', '-c', `${clients}`, '-j', '2', '-t', `${Math.max(1, Math.round(300 / clients))}`] },
] as const);

/** PgBouncer's defaults, and nothing but what TLS and SCRAM take. */
const STOCK: readonly string[] = [];
/** https://github.com/edoburu/docker-pgbouncer/blob/master/examples/kubernetes/multiuser/pgbouncer.ini; without settings the image is PgBouncer as it comes. */
const EDOBURU = ['pool_mode = transaction', 'max_client_conn = 100', 'ignore_startup_parameters = extra_float_digits'];

async function main(): Promise<void> {
  const environment = new Environment(
    { POOL_SIZE: `${POOL_SIZE}`, MAX_CLIENTS: '5000', SECRET_POLL_SECONDS: '60', METRIC_SECONDS: '60', SAMPLE_SECONDS: '5' },
    { max_connections: '200' });
  const others: Container[] = [];
  try {
    await environment.start();
    await environment.administer(`CREATE TABLE accounts (id int PRIMARY KEY, balance int);
      INSERT INTO accounts SELECT id, 0 FROM generate_series(1, 100000) id; GRANT SELECT ON accounts TO app_rw;`);
    const database = () => processorSeconds(new PostgresProcess(environment.postgres.dataDirectory).pid);
    const login = { user: 'app_rw', password: PASSWORDS.serverReadWrite, database: 'app' };
    const targets: Target[] = [
      { name: 'ours', libpq: environment.libpq('pooler'), seconds: () => database() + environment.container.processorSeconds() },
      { name: 'direct', libpq: environment.libpq('database', login), seconds: database },
      await pgbouncer(environment, 'stock', STOCK, database, others),
      await pgbouncer(environment, 'edoburu', EDOBURU, database, others),
    ];
    await measure(environment.folder, targets);
  } finally {
    for (const other of others) await other.stop();
    await environment.stop();
  }
}

async function measure(folder: string, targets: readonly Target[]): Promise<void> {
  const results = new Map<string, Measured[]>();
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const each of CASES) {
      // Whoever comes first would always meet the same neighbours.
      for (const target of [...targets.slice(round % targets.length), ...targets.slice(0, round % targets.length)]) {
        const key = `${each.mode} ${each.clients} ${target.name}`;
        const before = target.seconds();
        const result = await pgbench(folder, SELECT, each.args, target.libpq);
        const microseconds = (target.seconds() - before) * 1e6 / Math.max(1, result.transactions);
        results.set(key, [...results.get(key) ?? [], { ...result, microseconds }]);
      }
    }
  }
  report(targets, results);
}

function report(targets: readonly Target[], results: ReadonlyMap<string, readonly Measured[]>): void {
  console.log(`Node.js ${process.version}, ${cpus().length} cores, load ${loadavg()[0].toFixed(1)}; medians of ${ROUNDS} rounds, in turns`);
  table('transactions/s', ({ transactionsPerSecond }) => transactionsPerSecond, (ours, others) => ours / Math.max(...others));
  table('µs of processor', ({ microseconds }) => microseconds, (ours, others) => ours / Math.min(...others));

  function table(title: string, valueOf: (result: Measured) => number, ratioOf: (ours: number, others: number[]) => number): void {
    console.log([title.padEnd(24), ...targets.map(({ name }) => name.padStart(10)), 'ours / best other'].join('  '));
    for (const { mode, clients } of CASES) {
      const values = targets.map(({ name }) => median(results.get(`${mode} ${clients} ${name}`)!, valueOf));
      const others = values.slice(1).filter((value) => value !== undefined);
      const ratio = values[0] === undefined ? 'FAILED' : others.length > 0 ? ratioOf(values[0], others).toFixed(2) : 'the others fail';
      console.log([`${clients} ${mode}`.padEnd(24), ...values.map((value) => (value === undefined ? 'fails' : value.toFixed(0)).padStart(10)), ratio].join('  '));
    }
  }
}

/** Undefined when any client of any round failed. */
function median(results: readonly Measured[], valueOf: (result: Measured) => number): number | undefined {
  if (results.some(({ exitCode, failed }) => exitCode !== 0 || failed > 0)) return undefined;
  const values = results.map(valueOf).sort((a, b) => a - b);
  return values[Math.floor(values.length / 2)];
}

/** The PgBouncer of the image, without our program. */
async function pgbouncer(
  environment: Environment, name: string, settings: readonly string[], database: () => number, others: Container[],
): Promise<Target> {
  const port = await freePort();
  const folder = join(environment.folder, name);
  const { certificate, privateKey } = environment.issue();
  const inside = '/run/pgbouncer';
  const files: Record<string, string> = {
    'pgbouncer.ini': [
      '[databases]', `app = host=writer.test port=${environment.postgres.port} dbname=app`,
      '[pgbouncer]', 'listen_addr = 127.0.0.1', `listen_port = ${port}`, 'unix_socket_dir =', 'auth_type = scram-sha-256', `auth_file = ${inside}/users.txt`,
      'client_tls_sslmode = require', `client_tls_cert_file = ${inside}/client.crt`, `client_tls_key_file = ${inside}/client.key`,
      'server_tls_sslmode = verify-full', 'server_tls_ca_file = /etc/rds-ca.pem', ...settings, '',
    ].join('\n'),
    'users.txt': `"app_rw" "${PASSWORDS.serverReadWrite}"\n`,
    'client.crt': certificate,
    'client.key': privateKey,
  };
  mkdirSync(folder, { mode: 0o700 });
  for (const [file, content] of Object.entries(files)) {
    writeFileSync(join(folder, file), content, { mode: 0o600 });
    chownSync(join(folder, file), environment.image.uid, environment.image.uid);
  }
  const image = { ...environment.image, command: ['/usr/sbin/pgbouncer', `${inside}/pgbouncer.ini`] };
  const container = new Container(image, folder, environment.hosts, {});
  others.push(container);
  await container.line(/process up/);
  const login = { user: 'app_rw', password: PASSWORDS.serverReadWrite, database: 'app' };
  return { name, libpq: { ...environment.libpq('pooler', login), PGPORT: `${port}` }, seconds: () => database() + container.processorSeconds() };
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
