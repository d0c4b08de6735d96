import { Client, escapeIdentifier } from 'pg';
import { run } from './database';
import { Schema } from './request';

interface IndexState {
  readonly valid: boolean;
  readonly building: boolean;
}

/**
 * Builds the indexes that are missing, without locking writers out. True when all are there. When the time is over before a build is, the
 * build goes on in the server and the next call finds it under way.
 */
export async function buildIndexes(client: Client, indexes: Schema['indexes'], milliseconds: number): Promise<boolean> {
  const deadline = Date.now() + milliseconds;
  // Otherwise the server could give up a build whose client has gone.
  await run(client, 'SET client_connection_check_interval = 0');
  await run(client, 'SET statement_timeout = 0');
  for (const index of indexes) {
    const state = await stateOf(client, index.name);
    if (state?.building) return false;
    if (state?.valid) continue;
    const sql = state ? `REINDEX INDEX CONCURRENTLY ${escapeIdentifier(index.name)}` : concurrently(index.sql);
    if (!await within(run(client, sql), deadline - Date.now())) return false;
  }
  return true;
}

/** `CREATE INDEX` as a statement that leaves the table writable. */
export function concurrently(sql: string): string {
  return sql.replace(/^(\s*CREATE\s+(?:UNIQUE\s+)?INDEX)\s+(?!CONCURRENTLY\b)/i, '$1 CONCURRENTLY ');
}

/** Undefined when there is no such index. An index that is neither valid nor being built was left over by a failed build. */
async function stateOf(client: Client, name: string): Promise<IndexState | undefined> {
  const [state] = await run(client, `SELECT i.indisvalid AS valid,
      EXISTS (SELECT FROM pg_stat_progress_create_index p WHERE p.index_relid = c.oid) AS building
    FROM pg_class c JOIN pg_index i ON i.indexrelid = c.oid
    WHERE c.relnamespace = 'public'::regnamespace AND c.relname = $1`, [name]);
  return state as unknown as IndexState | undefined;
}

async function within(work: Promise<unknown>, milliseconds: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<boolean>((resolve) => { timer = setTimeout(() => resolve(false), Math.max(0, milliseconds)); });
  // The connection is dropped after the time is over, which fails the statement here but not in the server.
  const done = work.then(() => true);
  done.catch(() => undefined);
  try {
    return await Promise.race([done, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
