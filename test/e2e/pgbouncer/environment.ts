import { execFileSync } from 'child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'fs';
import { createServer } from 'net';
import { tmpdir } from 'os';
import { join } from 'path';
import { TLSSocket } from 'tls';
import { Client, ClientConfig } from 'pg';
import { issue, KeyedCertificate, makeAuthority } from '../../../runtime/certificate/x509';
import { PostgresServer, startPostgres } from '../postgres/server';
import { Container } from './container';
import { buildImage, ImageFiles } from './image';
import { DatabaseTls } from './postgres-tls';
import { SecretsManager } from './secrets-manager';

export const PASSWORDS = {
  serverReadWrite: 'server-rw-1', serverReadOnly: 'server-ro-1', clientReadWrite: 'client-rw-1', clientReadOnly: 'client-ro-1', owner: 'owner-1',
};

/** Everything around the pooler: a database with TLS, a Secrets Manager, and the image. */
export class Environment {
  public readonly tls = new DatabaseTls();
  public readonly secrets = new SecretsManager();
  public readonly authority: KeyedCertificate = makeAuthority('authority of the pooler', 2);
  public readonly folder = mkdtempSync(join(tmpdir(), 'pooler-'));
  public readonly hosts = join(this.folder, 'hosts');
  public readonly arns: Record<keyof typeof PASSWORDS | 'tls', string>;
  public postgres!: PostgresServer;
  public image!: ImageFiles;
  public container!: Container;
  public port!: number;

  /** Settings of the program and of the database, in place of those that suit most tests. */
  constructor(private readonly overrides: Record<string, string> = {}, private readonly database: Record<string, string> = {}) {
    // The pooler's user finds its socket below it.
    chmodSync(this.folder, 0o711);
    this.arns = {
      serverReadWrite: this.secrets.create('server-rw', { username: 'app_rw', password: PASSWORDS.serverReadWrite }),
      serverReadOnly: this.secrets.create('server-ro', { username: 'app_ro', password: PASSWORDS.serverReadOnly }),
      clientReadWrite: this.secrets.create('client-rw', { username: 'app', password: PASSWORDS.clientReadWrite }),
      clientReadOnly: this.secrets.create('client-ro', { username: 'reports', password: PASSWORDS.clientReadOnly }),
      owner: this.secrets.create('owner', { username: 'store_owner', password: PASSWORDS.owner }),
      tls: this.secrets.create('tls', this.issue()),
    };
  }

  public async start(): Promise<void> {
    await this.secrets.start();
    Object.assign(process.env, this.secrets.environment());
    this.resolve('127.0.0.1');
    this.image = buildImage();
    this.postgres = await startPostgres({
      version: '15',
      settings: { ...this.tls.settings(), max_wal_senders: '4', ...this.database },
      hba: ['hostnossl all postgres 127.0.0.1/32 scram-sha-256', 'hostssl all all 127.0.0.1/8 scram-sha-256', 'host replication postgres 127.0.0.1/32 scram-sha-256'],
    });
    await this.prepareDatabase();
    this.port = await freePort();
    this.container = new Container(this.image, join(this.folder, 'run'), this.hosts, this.settings());
    await this.accepting();
  }

  public async stop(): Promise<void> {
    await this.container?.stop();
    await this.postgres?.stop();
    await this.secrets.stop();
    this.image?.remove();
    this.tls.remove();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Where the database's names lead to. */
  public resolve(address: string): void {
    writeFileSync(this.hosts, `127.0.0.1 localhost\n${address} writer.test reader.test\n`);
  }

  public issue(): KeyedCertificate {
    return issue('pgbouncer', ['localhost'], 2, this.authority);
  }

  /** libpq's variables for a client that verifies in full, past the pooler or through it. */
  public libpq(through: 'pooler' | 'database', login = { user: 'app', password: PASSWORDS.clientReadWrite, database: 'app' }): Record<string, string> {
    const authority = join(this.folder, `${through}-ca.pem`);
    writeFileSync(authority, through === 'pooler' ? this.authority.certificate : this.tls.authority);
    return {
      PGHOST: 'localhost',
      PGPORT: String(through === 'pooler' ? this.port : this.postgres.port),
      PGUSER: login.user,
      PGPASSWORD: login.password,
      PGDATABASE: login.database,
      PGSSLMODE: 'verify-full',
      PGSSLROOTCERT: authority,
    };
  }

  /** How the program ends, with these settings beside the good ones. */
  public async runWith(settings: Record<string, string>): Promise<{ code: number | null; output: string }> {
    const other = new Container(this.image, join(this.folder, 'other-run'), this.hosts, { ...this.settings(), ...settings });
    return { code: await other.ended, output: other.output.join('\n') };
  }

  /** A command of PgBouncer's admin console, as its own user. */
  public command(sql: string): string {
    const { uid } = this.image;
    return execFileSync('psql', ['-h', join(this.folder, 'run'), '-p', String(this.port), '-U', 'pgbouncer', '-d', 'pgbouncer', '-qAtc', sql], {
      uid, gid: uid, cwd: '/', encoding: 'utf8', env: { PATH: process.env.PATH }, stdio: 'pipe',
    });
  }

  /** A client of the pooler that verifies its certificate and its name. */
  public async connect(config: ClientConfig = {}): Promise<Client> {
    const client = new Client({
      host: 'localhost',
      port: this.port,
      database: 'app',
      user: 'app',
      password: PASSWORDS.clientReadWrite,
      ssl: { ca: this.authority.certificate, rejectUnauthorized: true },
      connectionTimeoutMillis: 10_000,
      ...config,
    });
    client.on('error', () => undefined);
    await client.connect();
    return client;
  }

  /** The fingerprint of the certificate that a new client gets to see. */
  public async shownCertificate(): Promise<string> {
    const client = await this.connect();
    const { fingerprint256 } = (client as unknown as { connection: { stream: TLSSocket } }).connection.stream.getPeerCertificate();
    await client.end();
    return fingerprint256;
  }

  public async query<Row extends object>(sql: string, config: ClientConfig = {}): Promise<Row[]> {
    const client = await this.connect(config);
    try {
      return (await client.query<Row>(sql)).rows;
    } finally {
      await client.end();
    }
  }

  /** As the superuser, past the pooler. */
  public async administer(sql: string, database = 'app'): Promise<void> {
    const client = await this.postgres.connect(database);
    await client.query(sql);
    await client.end();
  }

  private async prepareDatabase(): Promise<void> {
    await this.administer('CREATE DATABASE app', 'postgres');
    await this.administer(`
      CREATE ROLE app_rw LOGIN PASSWORD '${PASSWORDS.serverReadWrite}';
      CREATE ROLE app_ro LOGIN PASSWORD '${PASSWORDS.serverReadOnly}';
      CREATE ROLE store_owner LOGIN PASSWORD '${PASSWORDS.owner}';
      ALTER DATABASE app OWNER TO store_owner;
      GRANT CREATE ON SCHEMA public TO store_owner;
      CREATE TABLE orders (id int);
      GRANT SELECT, INSERT ON orders TO app_rw;
      GRANT SELECT ON orders TO app_ro;`);
  }

  private settings(): Record<string, string> {
    const { arns, postgres } = this;
    writeFileSync(join(this.image.root, 'etc/rds-ca.pem'), this.tls.authority);
    return {
      ...this.secrets.environment(),
      DATABASE: 'app',
      WRITER_HOST: 'writer.test',
      WRITER_PORT: String(postgres.port),
      READER_HOST: 'reader.test',
      READER_PORT: String(postgres.port),
      SERVER_READ_WRITE_SECRET_ARN: arns.serverReadWrite,
      SERVER_READ_ONLY_SECRET_ARN: arns.serverReadOnly,
      CLIENT_READ_WRITE_SECRET_ARN: arns.clientReadWrite,
      CLIENT_READ_ONLY_SECRET_ARN: arns.clientReadOnly,
      TLS_SECRET_ARN: arns.tls,
      OWNER_SECRET_ARN: arns.owner,
      LISTEN_ADDRESS: '127.0.0.1',
      LISTEN_PORT: String(this.port),
      POOL_MODE: 'transaction',
      POOL_SIZE: '5',
      MAX_CLIENTS: '100',
      METRIC_NAMESPACE: 'Test',
      METRIC_POOLER: 'pooler',
      SERVER_CA_FILE: '/etc/rds-ca.pem',
      SECRET_POLL_SECONDS: '2',
      CERTIFICATE_POLL_SECONDS: '1',
      METRIC_SECONDS: '2',
      SAMPLE_SECONDS: '1',
      ...this.overrides,
    };
  }

  private async accepting(): Promise<void> {
    await this.container.line(/process up/);
  }
}

export async function freePort(): Promise<number> {
  return new Promise((found) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => found(port));
    });
  });
}
