import { Client } from 'pg';
import { PostgresDraft, PostgresTable } from '../../../src/designs/postgres/postgres-design';
import { quoteIdentifier, quoteText } from '../../../src/designs/postgres/sql';
import { AccessPattern, AttributeType, Entity, Operation } from '../../../src/profile/access-pattern-profile';
import { Workload } from '../../../src/profile/workload';

/** Rows that share a value of an attribute that is compared for equality. */
const ROWS_PER_VALUE = 30;
const SECONDS = 30 * 86_400;

/** Fills every table with rows whose values are spread as the profile's patterns suggest, and analyses them. */
export async function loadRows(client: Client, workload: Workload, draft: PostgresDraft, rows: number): Promise<void> {
  for (const table of draft.tables) {
    const entity = workload.entities.get(table.entity)!;
    const patterns = workload.profile.accessPatterns.filter((pattern) => pattern.entity === entity.name);
    const columns = table.columns.filter(({ attribute }) => attribute !== undefined);
    const values = columns.map(({ attribute }, i) => attribute === table.partitioning?.attribute
      ? `date_trunc('month', now()) + i * ${60 * 86_400 / rows} * interval '1 second'` : valueSql(entity, attribute!, patterns, rows, i));
    await client.query(`INSERT INTO ${quoteIdentifier(table.name)} (${columns.map(({ name }) => quoteIdentifier(name)).join(', ')})
      SELECT ${values.join(', ')} FROM generate_series(1, ${rows}) AS i`);
    await client.query(`VACUUM ANALYZE ${quoteIdentifier(table.name)}`);
  }
}

/** A row to take parameters from, as texts by column. */
export async function sampleRow(client: Client, table: PostgresTable, where: string): Promise<Record<string, string>> {
  const columns = table.columns.map(({ name }) => `${quoteIdentifier(name)}::text`).join(', ');
  const { rows } = await client.query(`SELECT ${columns} FROM ${quoteIdentifier(table.name)}${where} ORDER BY hashtext(${quoteIdentifier(table.primaryKey[0])}::text) LIMIT 1`);
  return rows[0];
}

function valueSql(entity: Entity, attribute: string, patterns: readonly AccessPattern[], rows: number, salt: number): string {
  const constant = patterns.map(({ filterValues }) => filterValues?.[attribute]).find((value) => value !== undefined);
  const distinct = distinctSql(entity, attribute, Math.ceil(rows / ROWS_PER_VALUE), salt);
  if (typeof constant === 'string' && entity.attributes[attribute] === AttributeType.STRING) {
    return `CASE WHEN ${noise(salt)} % 50 = 0 THEN ${quoteText(constant)} ELSE 'other-' || ${noise(salt)} % 7 END`;
  }
  switch (entity.attributes[attribute]) {
    case AttributeType.STRING: return isSearched(attribute, patterns) ? wordsSql(salt) : `'${attribute}-' || lpad(${distinct}::text, 9, '0')`;
    case AttributeType.NUMBER: return constant === undefined ? distinct : `CASE WHEN ${noise(salt)} % 50 = 0 THEN ${constant} ELSE -1 END`;
    case AttributeType.BOOLEAN: return `(${noise(salt)} % 50 = 0) = ${constant ?? true}`;
    case AttributeType.TIMESTAMP: return momentSql(entity, attribute, rows, salt);
    case AttributeType.BINARY: return `sha256(${distinct}::text::bytea)`;
    default: return `jsonb_build_array('tag-' || ${noise(salt)} % 900, 'tag-' || ${noise(salt + 100)} % 900)`;
  }
}

/** Keys and unique groups count up, the last attribute within those before it; the rest repeats at random. */
function distinctSql(entity: Entity, attribute: string, values: number, salt: number): string {
  const group = [entity.key, ...(entity.unique ?? [])].find((each) => each.includes(attribute));
  if (!group) return `(${noise(salt)} % ${values})`;
  if (group.at(-1) !== attribute) return `(i % ${values})`;
  return group.length === 1 ? 'i' : `(i / ${values})`;
}

/** Spread over a month; in the order of arrival where rows are only appended. */
function momentSql(entity: Entity, attribute: string, rows: number, salt: number): string {
  const ordered = entity.appendOnly || [entity.key, ...(entity.unique ?? [])].some((group) => group.includes(attribute));
  const seconds = ordered ? `i * ${SECONDS / rows}` : `(${noise(salt)} % ${SECONDS})`;
  return `timestamptz '2026-01-01T00:00:00Z' + ${seconds} * interval '1 second'`;
}

function wordsSql(salt: number): string {
  return Array.from({ length: 5 }, (_, word) => `'word' || ${noise(salt + 10 * word)} % 5000`).join(' || \' \' || ');
}

function isSearched(attribute: string, patterns: readonly AccessPattern[]): boolean {
  return patterns.some(({ operation, by }) => operation === Operation.SEARCH && by?.includes(attribute));
}

function noise(salt: number): string {
  return `abs(hashint8(i::bigint * 2654435761 + ${salt})::bigint)`;
}
