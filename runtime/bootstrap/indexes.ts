import { createHash } from 'crypto';
import { Client, escapeIdentifier } from 'pg';
import { isTable, relations } from './actual';
import { run } from './database';
import { Gap } from './gaps';
import { IndexMatch, matchIndexes } from './index-match';
import { Table } from './request';

/** One at a time. Another key than that of the schema: who waits for a lock holds back every concurrent build. */
const LOCK = "SELECT pg_try_advisory_lock(hashtextextended('cdk-data-store indexes', 0)) AS locked";

/** Beside each drafted index what the database has, for the tables that are there. */
export async function matchAll(client: Client, tables: readonly Table[]): Promise<readonly IndexMatch[]> {
  const actual = await relations(client, tables.map(({ name }) => name));
  const matches: IndexMatch[] = [];
  for (const table of tables) {
    const relation = actual.get(table.name);
    if (relation && isTable(relation)) matches.push(...await matchIndexes(client, table));
  }
  return matches;
}

/**
 * Builds the indexes that are missing, without locking writers out. True when none is missing any more. When the time is over before a build
 * is, the build goes on in the server and the next call finds it under way.
 */
export async function buildIndexes(client: Client, tables: readonly Table[], milliseconds: number): Promise<boolean> {
  const deadline = Date.now() + milliseconds;
  const [{ locked }] = await run(client, LOCK);
  // A build that outlived its call keeps its lock until it ends.
  if (!locked) return false;
  // Otherwise the server could give up a build whose client has gone, or one that waits for a transaction to end.
  for (const setting of ['client_connection_check_interval', 'statement_timeout', 'lock_timeout']) await run(client, `SET ${setting} = 0`);
  const missing = await missingIndexes(client, tables.filter(({ create }) => create));
  for (const match of missing) {
    if (await isBuilding(client, match.index.name)) return false;
    for await (const sql of statements(client, match)) {
      if (!await within(run(client, sql), deadline - Date.now())) return false;
    }
  }
  return true;
}

/** Those that can be built. */
async function missingIndexes(client: Client, tables: readonly Table[]): Promise<readonly IndexMatch[]> {
  return (await inTransaction(client, async () => matchAll(client, tables)))
    .filter(({ servedBy, takenBy, impossible }) => servedBy === undefined && takenBy === undefined && impossible === undefined);
}

/** What patterns lack their index, whoever was to build it. */
export async function indexGaps(client: Client, tables: readonly Table[]): Promise<readonly Gap[]> {
  const matches = await inTransaction(client, async () => [...await matchAll(client, tables)]);
  return [
    ...matches.filter(({ servedBy }) => servedBy === undefined).map(gapOf),
    ...await leftovers(client, matches),
  ];
}

/** `CREATE INDEX` as a statement that leaves the table writable. */
export function concurrently(sql: string): string {
  return sql.replace(/^(\s*CREATE\s+(?:UNIQUE\s+)?INDEX)\s+(?!CONCURRENTLY\b)/i, '$1 CONCURRENTLY ');
}

function gapOf({ table, index, takenBy, impossible }: IndexMatch): Gap {
  const whom = index.patterns.length === 0 ? 'what it keeps or cleans' : `pattern${index.patterns.length > 1 ? 's' : ''} ${index.patterns.join(', ')}`;
  const why = takenBy !== undefined ? ` (its name is that of ${takenBy})` : impossible !== undefined ? ` (${impossible})` : '';
  return { what: `table ${table.name} lacks index ${index.name}${why} for ${whom}`, sql: concurrently(index.sql) };
}

/** An invalid index answers nothing and costs every write. What replaces it is built under its name; the rest is for people to drop. */
async function leftovers(client: Client, matches: readonly IndexMatch[]): Promise<readonly Gap[]> {
  const rows = await run(client, `SELECT c.relname AS name FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_class t ON t.oid = i.indrelid
    WHERE NOT i.indisvalid AND t.relnamespace = 'public'::regnamespace AND t.relname = ANY($1)
      AND NOT EXISTS (SELECT FROM pg_stat_progress_create_index p WHERE p.index_relid = i.indexrelid)`, [matches.map(({ table }) => table.name)]);
  return rows.map(({ name }) => name as string).filter((name) => !matches.some(({ index }) => index.name === name)).map((name) => ({
    what: `index ${name} was left invalid by a failed build: it costs writes and answers nothing`, sql: `DROP INDEX CONCURRENTLY ${escapeIdentifier(name)}`,
  }));
}

/** A partitioned table's index is built partition by partition; it is valid once it has one of each. */
async function* statements(client: Client, { table, index, unfinished }: IndexMatch): AsyncGenerator<string> {
  const [{ kind }] = await run(client, 'SELECT relkind AS kind FROM pg_class WHERE oid = $1::regclass', [`public.${table.nameSql}`]);
  const name = escapeIdentifier(index.name);
  if (kind !== 'p') {
    yield unfinished ? `REINDEX INDEX CONCURRENTLY ${name}` : concurrently(index.sql);
    return;
  }
  const on = `ON ${table.nameSql} `;
  if (!unfinished) yield index.sql.replace(on, `ON ONLY ${table.nameSql} `);
  for (const { partition, quoted } of await unindexedPartitions(client, table, index.name)) {
    const child = `${(partition as string).slice(0, 40)}_${createHash('sha256').update(index.name).digest('hex').slice(0, 8)}_idx`;
    const [state] = await run(client, 'SELECT indisvalid AS valid FROM pg_index WHERE indexrelid = to_regclass($1)', [`public.${escapeIdentifier(child)}`]);
    if (state && !state.valid) yield `REINDEX INDEX CONCURRENTLY ${escapeIdentifier(child)}`;
    if (!state) yield concurrently(index.sql).replace(on, `ON ${quoted as string} `).replace(/IF NOT EXISTS (?:"(?:[^"]|"")+"|\S+)/, `IF NOT EXISTS ${escapeIdentifier(child)}`);
    yield `ALTER INDEX ${name} ATTACH PARTITION ${escapeIdentifier(child)}`;
  }
}

async function unindexedPartitions(client: Client, table: Table, index: string): Promise<Record<string, unknown>[]> {
  return run(client, `SELECT p.relname AS partition, p.oid::regclass::text AS quoted FROM pg_inherits h JOIN pg_class p ON p.oid = h.inhrelid
    WHERE h.inhparent = $1::regclass AND NOT EXISTS (
      SELECT FROM pg_inherits hi JOIN pg_index i ON i.indexrelid = hi.inhrelid WHERE hi.inhparent = $2::regclass AND i.indrelid = p.oid)
    ORDER BY p.relname`, [`public.${table.nameSql}`, `public.${escapeIdentifier(index)}`]);
}

async function isBuilding(client: Client, name: string): Promise<boolean> {
  const [{ building }] = await run(client, `SELECT EXISTS (SELECT FROM pg_stat_progress_create_index
    WHERE index_relid = to_regclass($1)) AS building`, [`public.${escapeIdentifier(name)}`]);
  return building as boolean;
}

async function inTransaction<T>(client: Client, work: () => Promise<T>): Promise<T> {
  await run(client, 'BEGIN');
  try {
    return await work();
  } finally {
    await run(client, 'ROLLBACK');
  }
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
