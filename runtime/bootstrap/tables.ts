import { Client } from 'pg';
import { Actual, isTable, kindInWords, relations } from './actual';
import { run } from './database';
import { Gap } from './gaps';
import { Table } from './request';

/** What is to be done to come from the tables as they are to the tables as drafted. */
export interface TablePlan {
  /** They only create and add. */
  readonly statements: readonly string[];
  /** Why nothing can be done at all. */
  readonly faults: readonly string[];
  /** What stays as it is. */
  readonly gaps: readonly Gap[];
}

/** Types whose values compare with those of the drafted type: another one of them is somebody's choice and no gap. */
const ALIKE: Readonly<Record<string, readonly string[]>> = {
  timestamptz: ['timestamp with time zone'],
  text: ['character varying', 'character', 'uuid', 'citext', '"char"', 'name'],
  numeric: ['integer', 'bigint', 'smallint', 'double precision', 'real'],
};

/** Compares tables with the draft, and changes nothing. */
export async function planTables(client: Client, tables: readonly Table[]): Promise<TablePlan> {
  const actual = await relations(client, tables.map(({ name }) => name));
  const plans = [];
  for (const table of tables) plans.push(await planTable(client, table, actual.get(table.name)));
  return {
    statements: plans.flatMap(({ statements = [] }) => statements),
    faults: plans.flatMap(({ faults = [] }) => faults),
    gaps: plans.flatMap(({ gaps = [] }) => gaps),
  };
}

async function planTable(client: Client, table: Table, actual: Actual | undefined): Promise<Partial<TablePlan>> {
  if (!actual) return table.create ? { statements: creation(table) } : { gaps: [{ what: `table ${table.name} is missing: run a migration that makes it, or name its entity in createTables`, sql: table.sql }] };
  if (!isTable(actual)) {
    const what = `${table.name} is ${kindInWords(actual)}, and a table of that name is drafted`;
    return table.create ? { faults: [`${what}; rename it, or leave its entity out of createTables`] } : { gaps: [{ what }] };
  }
  return merged([keyPlan(table, actual), await columnPlan(client, table, actual), triggerPlan(table, actual), { gaps: looseEnds(table, actual) }]);
}

function creation({ sql, defaultPartitionSql, trigger }: Table): readonly string[] {
  return [sql, ...(defaultPartitionSql ? [defaultPartitionSql] : []), ...(trigger ? [trigger.functionSql, trigger.sql] : [])];
}

/** A key cannot be changed without writing every row anew. */
function keyPlan(table: Table, actual: Actual): Partial<TablePlan> {
  if (table.primaryKey.join() === actual.primaryKey.join()) return {};
  const has = actual.primaryKey.length === 0 ? 'has no primary key' : `has the primary key (${actual.primaryKey.join(', ')})`;
  const what = `table ${table.name} ${has}, and (${table.primaryKey.join(', ')}) is drafted`;
  return table.create ? { faults: [`${what}; a key is changed by a migration of your own`] } : { gaps: [{ what }] };
}

async function columnPlan(client: Client, table: Table, actual: Actual): Promise<Partial<TablePlan>> {
  const present = new Set(actual.columns.map(({ name }) => name));
  const missing = table.columns.filter(({ name }) => !present.has(name));
  if (missing.length === 0) return {};
  const what = `table ${table.name} lacks ${missing.map(({ name, type }) => `${name} ${type}`).join(', ')}`;
  if (!table.create) return { gaps: [{ what, sql: addition(table, missing) }] };
  if (!actual.own) return { faults: [`${what}, and belongs to ${actual.owner}: run as ${actual.owner}: ${addition(table, missing)}`] };
  // Adding a generated column writes every row anew, with everybody locked out: done only where there is none.
  const rewriting = missing.some(({ generated }) => generated) && await hasRows(client, table) ? missing.filter(({ generated }) => generated) : [];
  const added = missing.filter((column) => !rewriting.includes(column));
  return {
    statements: added.length === 0 ? [] : [addition(table, added)],
    gaps: rewriting.map((column) => ({
      what: `column ${column.name} is not added to table ${table.name}, as that would rewrite its rows with everybody locked out`, sql: addition(table, [column]),
    })),
  };
}

function addition({ nameSql }: Table, columns: Table['columns']): string {
  return `ALTER TABLE ${nameSql} ${columns.map(({ sql }) => `ADD COLUMN IF NOT EXISTS ${sql}`).join(', ')}`;
}

async function hasRows(client: Client, { nameSql }: Table): Promise<boolean> {
  const [{ has }] = await run(client, `SELECT EXISTS (SELECT FROM ${nameSql}) AS has`);
  return has as boolean;
}

function triggerPlan({ name, create, trigger }: Table, actual: Actual): Partial<TablePlan> {
  if (!trigger) return {};
  // What the function writes may have changed, and replacing it touches no row.
  if (actual.triggers.includes(trigger.name)) return actual.own ? { statements: [trigger.functionSql] } : {};
  const what = `table ${name} lacks the trigger ${trigger.name}, so its changes do not reach the outbox`;
  if (!create) return { gaps: [{ what, sql: `${trigger.functionSql}; ${trigger.sql}` }] };
  return actual.own ? { statements: [trigger.functionSql, trigger.sql] } : { faults: [`${what}, and belongs to ${actual.owner}: run as ${actual.owner}: ${trigger.sql}`] };
}

/** What neither fails nor is mended: other types, another owner, a table that outgrew its draft. */
function looseEnds(table: Table, actual: Actual): readonly Gap[] {
  const drafted = new Map(table.columns.map(({ name, type }) => [name, type]));
  const others = actual.columns.filter(({ name, type }) => drafted.has(name) && !alike(drafted.get(name)!, type));
  return [
    ...others.map(({ name, type }) => ({ what: `column ${name} of table ${table.name} is ${type}, and ${drafted.get(name)} is drafted` })),
    ...(actual.own ? [] : [{
      what: `table ${table.name} belongs to ${actual.owner}, so the roles of the application got no rights on it`,
    }]),
    ...(!table.trigger && actual.triggers.includes('outbox') ? [{
      what: `table ${table.name} has a trigger outbox, and no feed asks for it: each change still costs an insert`, sql: `DROP TRIGGER outbox ON ${table.nameSql}`,
    }] : []),
    ...(table.defaultPartitionSql !== undefined && actual.kind !== 'p'
      ? [{ what: `table ${table.name} is not partitioned, as drafted: it was made before, and rows move only by a migration of your own` }] : []),
  ];
}

function alike(drafted: string, actual: string): boolean {
  return drafted === actual || (ALIKE[drafted] ?? []).includes(actual);
}

function merged(plans: readonly Partial<TablePlan>[]): Partial<TablePlan> {
  return {
    statements: plans.flatMap(({ statements = [] }) => statements),
    faults: plans.flatMap(({ faults = [] }) => faults),
    gaps: plans.flatMap(({ gaps = [] }) => gaps),
  };
}
