import { Client } from 'pg';
import { PostgresTable } from '../../../src/designs/postgres/postgres-design';
import { quoteIdentifier, quoteText } from '../../../src/designs/postgres/sql';
import { Access } from '../../../src/profile/access';
import { AttributeType } from '../../../src/profile/access-pattern-profile';
import { sampleRow } from './load-rows';

/** A hundredth of what the rows span. */
const RANGE: Partial<Record<AttributeType, (from: string) => string>> = {
  [AttributeType.NUMBER]: (from) => String(Number(from) + 10),
  [AttributeType.TIMESTAMP]: (from) => new Date(Date.parse(from.replace(' ', 'T') + ':00') + 30 * 86_400_000 / 100).toISOString(),
};
const NAME = String.raw`(?:"(?:[^"]|"")+"|[a-z0-9_]+)`;

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Index Name'?: string;
  readonly 'Conflict Arbiter Indexes'?: string[];
  readonly 'Plans'?: PlanNode[];
}

export interface Explained {
  /** Every index in the plan, arbiters of an upsert included. */
  readonly indexes: readonly string[];
  readonly nodes: readonly string[];
}

/** Plans a parametrised statement with the values of a real row. */
export async function explain(client: Client, sql: string, access: Access, table: PostgresTable): Promise<Explained> {
  const values = await parametersFor(client, sql, access, table);
  await client.query(`PREPARE example AS ${sql}`);
  try {
    const { rows } = await client.query(`EXPLAIN (FORMAT JSON) EXECUTE example${values.length > 0 ? `(${values.join(', ')})` : ''}`);
    const nodes = flatten(rows[0]['QUERY PLAN'][0].Plan);
    const names = nodes.flatMap((node) => [...(node['Index Name'] ? [node['Index Name']] : []), ...(node['Conflict Arbiter Indexes'] ?? [])]);
    return {
      indexes: [...names, ...await parentsOf(client, names)],
      nodes: nodes.map((node) => node['Node Type']),
    };
  } finally {
    await client.query('DEALLOCATE example');
  }
}

/** The index of the whole table for one of a partition. */
async function parentsOf(client: Client, names: readonly string[]): Promise<readonly string[]> {
  const { rows } = await client.query(`SELECT p.relname AS parent FROM pg_inherits JOIN pg_class c ON c.oid = inhrelid JOIN pg_class p ON p.oid = inhparent
    WHERE c.relname = ANY($1)`, [names]);
  return rows.map(({ parent }) => parent as string);
}

function flatten(node: PlanNode): PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(flatten)];
}

/** Reads off the statement which column each parameter is compared with or stored in. */
async function parametersFor(client: Client, sql: string, access: Access, table: PostgresTable): Promise<readonly string[]> {
  const constants = sql.match(new RegExp(`${NAME} = (?:E?'[^$]*?'(?:::timestamptz)?|true|false|-?[0-9.]+)(?= AND|$| ORDER| LIMIT)`, 'g')) ?? [];
  const row = await sampleRow(client, table, constants.length > 0 ? ` WHERE ${constants.join(' AND ')}` : '');
  const count = Math.max(0, ...[...sql.matchAll(/\$(\d+)/g)].map(([, n]) => Number(n)));
  return Array.from({ length: count }, (_, i) => valueOf(sql, i + 1, row, access, table));
}

function valueOf(sql: string, n: number, row: Record<string, string>, access: Access, table: PostgresTable): string {
  if (sql.includes(`_tsquery('simple', $${n})`)) return quoteText(row[table.columns.find(({ attribute }) => attribute === access.by[0])!.name].split(' ')[0]);
  const name = columnOf(sql, n);
  const column = table.columns.find((each) => quoteIdentifier(each.name) === name);
  if (!column) throw new Error(`no column for $${n} in ${sql}`);
  const value = row[column.name];
  if (value === null) return 'NULL';
  const type = access.entity.attributes[column.attribute!];
  if (new RegExp(`@> \\$${n}\\b`).test(sql)) return quoteText(JSON.stringify([JSON.parse(value)[0]]));
  if (new RegExp(`< \\$${n}\\b`).test(sql)) return quoteText(RANGE[type]?.(value) ?? `${value}~`);
  return quoteText(value);
}

function columnOf(sql: string, n: number): string | undefined {
  const compared = new RegExp(`(?:${NAME}\\.)?(${NAME}) (?:=|>=|<|>|@>) \\$${n}\\b`).exec(sql);
  if (compared) return compared[1];
  const list = /\(([^()]+)\) (?:VALUES|>) \(([^()]+)\)/.exec(sql);
  const at = list?.[2].split(', ').indexOf(`$${n}`) ?? -1;
  return at < 0 ? undefined : list![1].split(', ')[at].replace(new RegExp(`^${NAME}\\.`), '');
}
