import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { Client } from 'pg';
import { draftPostgres } from '../../../src/designs/postgres/draft';
import { checkProfile } from '../../../src/profile/schema';
import { toWorkload } from '../../../src/profile/workload';
import { DraftedSchema, stageSchema } from '../../../src/stores/postgres/schema-asset';
import { DatabaseTls } from '../pgbouncer/postgres-tls';
import { SecretsManager } from '../pgbouncer/secrets-manager';
import { PostgresServer, PostgresServerOptions, startPostgres } from './server';

type Handler = (event: unknown, context?: { getRemainingTimeInMillis(): number }) => Promise<Record<string, any>>;

/** The bundled program beside a schema, as the construct lays them out. */
export interface Program {
  readonly onEvent: Handler;
  readonly isComplete: Handler;
}

export interface Applied {
  readonly PhysicalResourceId: string;
  readonly PendingRestart: string;
  readonly Notes: string;
  readonly Report: string;
  /** Bytes of everything that goes to CloudFormation as data. */
  readonly bytes: number;
}

/** The bootstrap in front of a real database, owned as on RDS by a login that is no superuser. */
export class Bootstrap {
  public readonly secrets = new SecretsManager();
  public readonly arns = {
    owner: this.secrets.create('owner', { username: 'store_owner', password: 'owner-1' }),
    readWrite: this.secrets.create('rw', { username: 'store_rw', password: "rw'1\\$" }),
    readOnly: this.secrets.create('ro', { username: 'store_ro', password: 'ro-1' }),
  };
  public postgres!: PostgresServer;
  private readonly tls = new DatabaseTls();
  private readonly folder = mkdtempSync(join(tmpdir(), 'bootstrap-'));
  /** Loaded once: it is large, and reads its schema anew at each call. */
  private readonly loaded: { folder?: string; program?: Program } = {};

  public async start(options: PostgresServerOptions): Promise<void> {
    jest.spyOn(console, 'log').mockImplementation(() => undefined);
    await this.secrets.start();
    const settings = { ...this.tls.settings(), ...options.settings };
    this.postgres = await startPostgres({ ...options, settings, hba: ['host all all 127.0.0.1/32 scram-sha-256', 'host replication all 127.0.0.1/32 scram-sha-256'] });
    await this.administer('postgres', "CREATE ROLE store_owner LOGIN CREATEROLE CREATEDB REPLICATION PASSWORD 'owner-1'", 'GRANT pg_monitor TO store_owner');
    if (options.cron) await this.administer('postgres', 'GRANT USAGE ON SCHEMA cron TO store_owner', 'GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA cron TO store_owner');
    writeFileSync(join(this.folder, 'ca.pem'), this.tls.authority);
    Object.assign(process.env, this.secrets.environment(), { SERVER_CA_FILE: join(this.folder, 'ca.pem') });
  }

  public async stop(): Promise<void> {
    await this.postgres?.stop();
    await this.secrets.stop();
    this.tls.remove();
    for (const folder of [this.folder, ...(this.loaded.folder ? [this.loaded.folder] : [])]) rmSync(folder, { recursive: true, force: true });
  }

  /** The program for a profile; without names it only looks at the tables. */
  public program(profile: object, createTables: readonly string[] = []): Program {
    return this.programFor(draftPostgres(toWorkload(checkProfile(profile))), createTables);
  }

  public programFor(schema: DraftedSchema, createTables: readonly string[] = []): Program {
    const folder = stageSchema(schema, createTables);
    this.loaded.folder ??= folder;
    this.loaded.program ??= jest.requireActual<Program>(join(folder, 'index.js'));
    const contents = readFileSync(join(folder, 'schema.json'));
    if (folder !== this.loaded.folder) rmSync(folder, { recursive: true });
    const withSchema = (handler: keyof Program): Handler => async (...given) => {
      writeFileSync(join(this.loaded.folder!, 'schema.json'), contents);
      return this.loaded.program![handler](...given);
    };
    return { onEvent: withSchema('onEvent'), isComplete: withSchema('isComplete') };
  }

  public request(RequestType: string, Database: string, more: object = {}) {
    return {
      RequestType,
      ResourceProperties: {
        ServiceToken: 'x',
        Host: 'localhost',
        Port: String(this.postgres.port),
        Database,
        OwnerSecretArn: this.arns.owner,
        ReadWriteSecretArn: this.arns.readWrite,
        ReadOnlySecretArn: this.arns.readOnly,
      },
      ...more,
    };
  }

  /** Runs both handlers as the Provider framework does. */
  public async apply(program: Program, database: string, type = 'Create'): Promise<Applied> {
    const { PhysicalResourceId, Data } = await program.onEvent(this.request(type, database));
    const answer = await program.isComplete(this.request(type, database, { Data }));
    if (answer.IsComplete !== true) throw new Error(`not complete: ${JSON.stringify(answer)}`);
    const all = { ...Data, ...answer.Data };
    const { PendingRestart, Notes, Report } = all;
    return { PhysicalResourceId, PendingRestart, Notes, Report, bytes: Buffer.byteLength(JSON.stringify(all)) };
  }

  public async login(arn: string, database: string): Promise<Client> {
    const { username, password } = this.secrets.current(arn);
    const client = new Client({ host: '127.0.0.1', port: this.postgres.port, database, user: username, password });
    await client.connect();
    client.on('error', () => undefined);
    return client;
  }

  /** The first columns of the rows, as the superuser sees them. */
  public async column(database: string, sql: string): Promise<unknown[]> {
    const client = await this.postgres.connect(database);
    const { rows } = await client.query({ text: sql, rowMode: 'array' });
    await client.end();
    return rows.map(([first]) => first as unknown);
  }

  /** As the superuser; a database that is not there is made for the owner. */
  public async administer(database: string, ...statements: string[]): Promise<void> {
    if (database !== 'postgres' && (await this.column('postgres', `SELECT 1 FROM pg_database WHERE datname = '${database}'`)).length === 0) {
      await this.administer('postgres', `CREATE DATABASE ${database} OWNER store_owner`);
    }
    const client = await this.postgres.connect(database);
    try {
      for (const statement of statements) await client.query(statement);
    } finally {
      await client.end();
    }
  }

  public async asOwner(database: string, ...statements: string[]): Promise<void> {
    if ((await this.column('postgres', `SELECT 1 FROM pg_database WHERE datname = '${database}'`)).length === 0) {
      await this.administer('postgres', `CREATE DATABASE ${database} OWNER store_owner`);
    }
    const client = await this.login(this.arns.owner, database);
    try {
      for (const statement of statements) await client.query(statement);
    } finally {
      await client.end();
    }
  }

  /** Everything in the database that a run could change. */
  public async fingerprint(database: string): Promise<unknown> {
    return this.column(database, `
      SELECT json_build_array(oid, relname, relkind, pg_relation_filenode(oid), relacl::text, relowner)::text FROM pg_class WHERE relnamespace = 'public'::regnamespace
      UNION ALL SELECT json_build_array(attrelid, attname, atttypid, attnotnull)::text FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
        WHERE relnamespace = 'public'::regnamespace
      UNION ALL SELECT proname || prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace
      UNION ALL SELECT tgname FROM pg_trigger WHERE NOT tgisinternal
      UNION ALL SELECT rolname || coalesce(rolpassword, '') FROM pg_authid
      UNION ALL SELECT defaclacl::text FROM pg_default_acl
      UNION ALL SELECT extname FROM pg_extension
      UNION ALL SELECT pubname FROM pg_publication
      ORDER BY 1`);
  }
}
