import { Client } from 'pg';
import { run } from './database';

/** A relation as the database has it. */
export interface Actual {
  readonly name: string;
  /** `pg_class.relkind`: r is a table, p a partitioned one, v a view, i an index and so on. */
  readonly kind: string;
  readonly owner: string;
  /** Whether we may change it. */
  readonly own: boolean;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  /** Column names in the order of the key. */
  readonly primaryKey: readonly string[];
  readonly triggers: readonly string[];
}

/** The relations that have one of these names, by name. */
export async function relations(client: Client, names: readonly string[]): Promise<ReadonlyMap<string, Actual>> {
  const rows = await run(client, `SELECT c.relname AS name, c.relkind AS kind, pg_get_userbyid(c.relowner) AS owner,
      pg_has_role(current_user, c.relowner, 'USAGE') AS own,
      coalesce((SELECT json_agg(json_build_object('name', attname, 'type', format_type(atttypid, NULL)) ORDER BY attnum)
        FROM pg_attribute WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped), '[]') AS columns,
      coalesce((SELECT json_agg(a.attname ORDER BY k.at) FROM pg_constraint p
        CROSS JOIN unnest(p.conkey) WITH ORDINALITY AS k(attnum, at) JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.attnum
        WHERE p.conrelid = c.oid AND p.contype = 'p'), '[]') AS "primaryKey",
      coalesce((SELECT json_agg(tgname) FROM pg_trigger WHERE tgrelid = c.oid AND NOT tgisinternal), '[]') AS triggers
    FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relname = ANY($1)`, [names]);
  return new Map((rows as unknown as Actual[]).map((actual) => [actual.name, actual]));
}

export function isTable({ kind }: Actual): boolean {
  return kind === 'r' || kind === 'p';
}

const KINDS: Readonly<Record<string, string>> = {
  r: 'a table', p: 'a partitioned table', v: 'a view', m: 'a materialized view', f: 'a foreign table', i: 'an index', I: 'a partitioned index', S: 'a sequence', c: 'a type',
};

/** What a relation is, in words. */
export function kindInWords({ kind }: Actual): string {
  return KINDS[kind] ?? `a relation of kind ${kind}`;
}
