import { Client } from 'pg';
import { Settings } from './settings';

export type Row = Readonly<Record<string, string>>;

/** Longer than a reload takes, shorter than the container's health check. */
const TIMEOUT_MILLISECONDS = 5000;

/** A command of PgBouncer's admin console. Over its socket the user that PgBouncer runs as needs no password. */
export async function ask(settings: Pick<Settings, 'RUN_FOLDER' | 'LISTEN_PORT'>, command: string): Promise<Row[]> {
  const client = new Client({
    host: settings.RUN_FOLDER,
    port: settings.LISTEN_PORT,
    user: 'pgbouncer',
    database: 'pgbouncer',
    connectionTimeoutMillis: TIMEOUT_MILLISECONDS,
    query_timeout: TIMEOUT_MILLISECONDS,
  });
  try {
    await client.connect();
    return (await client.query<Row>(command)).rows;
  } finally {
    await client.end();
  }
}
