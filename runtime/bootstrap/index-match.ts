import { Client } from 'pg';
import { kindInWords, relations } from './actual';
import { run } from './database';
import { Index, Table } from './request';

/** An index as the catalogs describe it. */
interface Shape {
  readonly name: string;
  readonly valid: boolean;
  readonly method: string;
  readonly unique: boolean;
  /** How many of the columns are keys; the rest are carried. */
  readonly keys: number;
  readonly columns: readonly string[];
  readonly classes: readonly string[];
  readonly directions: readonly number[];
  readonly predicate: string | null;
  readonly definition: string;
}

/** A drafted index beside what the database has. */
export interface IndexMatch {
  readonly table: Table;
  readonly index: Index;
  /** A valid index that does what the drafted one would, whatever it is called. */
  readonly servedBy?: string;
  /** The index of the drafted name does the same, but a build of it has not come to its end. */
  readonly unfinished: boolean;
  /** What else has the drafted name. */
  readonly takenBy?: string;
  /** Why it cannot be made, such as a column that is missing. */
  readonly impossible?: string;
}

/** `pg_index.indoption` of a column that is descending, nulls first, where it is 0 of one that is ascending, nulls last: the same read backwards. */
const BACKWARDS = 3;

/**
 * Finds for each drafted index one that does its work. What an index does is compared as the server writes it down, so the drafted one is made
 * on an empty temporary copy of the table, and rolled back. Has to run in a transaction.
 */
export async function matchIndexes(client: Client, table: Table): Promise<readonly IndexMatch[]> {
  if (table.indexes.length === 0) return [];
  const present = await shapesOf(client, `public.${table.nameSql}`);
  const named = await relations(client, table.indexes.map(({ name }) => name));
  await run(client, 'SAVEPOINT probe');
  try {
    // Comes before the real table wherever a statement names it without a schema.
    await run(client, `CREATE TEMP TABLE ${table.nameSql} (LIKE public.${table.nameSql})`);
    const matches: IndexMatch[] = [];
    for (const index of table.indexes) {
      const holder = named.get(index.name);
      matches.push(await match(client, table, index, present, holder && kindInWords(holder)));
    }
    return matches;
  } catch (error) {
    return table.indexes.map((index) => ({ table, index, unfinished: false, impossible: reasonOf(error) }));
  } finally {
    await run(client, 'ROLLBACK TO probe');
  }
}

async function match(client: Client, table: Table, index: Index, present: readonly Shape[], holder: string | undefined): Promise<IndexMatch> {
  const own = present.find(({ name }) => name === index.name);
  await run(client, 'SAVEPOINT one');
  try {
    await run(client, index.sql);
    const [drafted] = await shapesOf(client, `pg_temp.${table.nameSql}`);
    const fitting = present.filter((shape) => serves(shape, drafted));
    const servedBy = fitting.find(({ valid }) => valid)?.name;
    const unfinished = own !== undefined && !own.valid && fitting.includes(own);
    const taken = servedBy === undefined && !unfinished ? own?.definition ?? holder : undefined;
    return { table, index, servedBy, unfinished, ...(taken === undefined ? {} : { takenBy: taken }) };
  } catch (error) {
    return { table, index, unfinished: false, impossible: reasonOf(error) };
  } finally {
    await run(client, 'ROLLBACK TO one');
  }
}

function reasonOf(error: unknown): string {
  return (error as Error).message.split('; in the statement:')[0];
}

/** Whether an index answers everything that the drafted one would. */
function serves(shape: Shape, drafted: Shape): boolean {
  const begins = <T>(all: readonly T[], some: readonly T[]) => some.every((each, i) => all[i] === each);
  const keys = drafted.columns.slice(0, drafted.keys);
  return shape.method === drafted.method
    && begins(shape.columns.slice(0, shape.keys), keys)
    && begins(shape.classes, drafted.classes)
    && [0, BACKWARDS].some((turned) => drafted.directions.every((direction, i) => shape.directions[i] === Math.abs(direction - turned)))
    && (shape.predicate === null || shape.predicate === drafted.predicate)
    && (!drafted.unique || (shape.unique && shape.keys === drafted.keys && shape.predicate === drafted.predicate))
    && drafted.columns.slice(drafted.keys).every((column) => shape.columns.includes(column));
}

async function shapesOf(client: Client, table: string): Promise<readonly Shape[]> {
  const rows = await run(client, `SELECT c.relname AS name, i.indisvalid AS valid, m.amname AS method, i.indisunique AS unique, i.indnkeyatts AS keys,
      ARRAY(SELECT pg_get_indexdef(i.indexrelid, n, false) FROM generate_series(1, i.indnatts) AS n ORDER BY n) AS columns,
      i.indclass::oid[]::text[] AS classes, i.indoption::int2[]::int[] AS directions,
      pg_get_expr(i.indpred, i.indrelid) AS predicate, pg_get_indexdef(i.indexrelid) AS definition
    FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_am m ON m.oid = c.relam
    WHERE i.indrelid = $1::regclass ORDER BY c.relname`, [table]);
  return rows as unknown as Shape[];
}
