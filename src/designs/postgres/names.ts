import { createHash } from 'crypto';
import { Entity } from '../../profile/access-pattern-profile';
import { LONGEST_SQL_NAME, snakeCase } from '../../profile/snake-case';
import { quoteIdentifier } from './sql';

/** Columns that every table has already (PostgreSQL manual, 5.6). */
const SYSTEM_COLUMNS: ReadonlySet<string> = new Set(['tableoid', 'xmin', 'cmin', 'xmax', 'cmax', 'ctid']);
/** Names beginning with `pg_` are looked up in the catalogs first; the others are relations of PostGIS. */
const SYSTEM_RELATION = /^(pg_|(spatial_ref_sys|geometry_columns|geography_columns)$)/;

/** What a name is for, and the name it should have. */
export interface Wish {
  /** Tells it from every other thing that needs a name. */
  readonly id: string;
  readonly name: string;
}

/** The names of a table and of what is in it; `…Sql` are quoted where needed. */
export interface TableNames {
  readonly entity: Entity;
  readonly table: string;
  readonly tableSql: string;
  readonly primaryKey: string;
  /** Column names by attribute. */
  readonly columns: ReadonlyMap<string, string>;
  /** Column names by attribute, in SQL. */
  readonly columnsSql: ReadonlyMap<string, string>;
  /** Names of generated text-search columns by the attributes searched (`wordsKey`). */
  readonly words: ReadonlyMap<string, string>;
}

/** A digest that stays the same for the same text: eight hexadecimal digits. */
export function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}

/** The name, shortened to what PostgreSQL keeps; what was cut off lives on in a digest. */
export function fitName(name: string): string {
  return Buffer.byteLength(name) <= LONGEST_SQL_NAME ? name : withHash(name, name);
}

/**
 * A name for each wish, all different and none of those taken. Wishes that clash get a digest of their id, but for the one
 * whose id is the name; so no name depends on the order of the wishes.
 */
export function uniqueNames(wishes: readonly Wish[], taken: (name: string) => boolean = () => false): ReadonlyMap<string, string> {
  const claims = new Map<string, number>();
  const fittings = wishes.map(({ name }) => fitName(name));
  for (const fitting of fittings) claims.set(fitting, (claims.get(fitting) ?? 0) + 1);
  const given = new Map<string, string>();
  for (const [i, { id }] of wishes.entries()) {
    const fitting = fittings[i];
    const free = !taken(fitting) && (claims.get(fitting) === 1 || id === fitting);
    given.set(id, free ? fitting : untaken(fitting, id, (hashed) => taken(hashed) || claims.has(hashed)));
  }
  return given;
}

/** Names tables and columns. The names of tables come before those of primary keys and indexes, which share their namespace. */
export function nameTables(entities: readonly Entity[], wordSets: ReadonlyMap<string, readonly (readonly string[])[]>): readonly TableNames[] {
  const tables = uniqueNames(entities.map((entity) => ({ id: entity.name, name: tableName(snakeCase(entity.name)) })));
  const relations = new Set(tables.values());
  const keys = uniqueNames(
    entities.map((entity) => ({ id: entity.name, name: `${tables.get(entity.name)}_pkey` })),
    (name) => relations.has(name),
  );
  return entities.map((entity) => ({
    entity,
    table: tables.get(entity.name)!,
    tableSql: quoteIdentifier(tables.get(entity.name)!),
    primaryKey: keys.get(entity.name)!,
    ...nameColumns(entity, wordSets.get(entity.name) ?? []),
  }));
}

/** The same attributes searched, in whatever order. */
export function wordsKey(attributes: readonly string[]): string {
  return [...attributes].sort().join('\n');
}

/** Columns in a row, in SQL. */
export function sqlList(names: TableNames, attributes: readonly string[]): string {
  return attributes.map((attribute) => names.columnsSql.get(attribute)!).join(', ');
}

function tableName(name: string): string {
  return SYSTEM_RELATION.test(name) ? `table_${name}` : name;
}

function nameColumns(entity: Entity, wordSets: readonly (readonly string[])[]): Pick<TableNames, 'columns' | 'columnsSql' | 'words'> {
  const columns = uniqueNames(
    Object.keys(entity.attributes).map((attribute) => ({ id: attribute, name: snakeCase(attribute) })),
    (name) => SYSTEM_COLUMNS.has(name),
  );
  const columnsSql = new Map([...columns].map(([attribute, name]) => [attribute, quoteIdentifier(name)]));
  if (wordSets.length === 0) return { columns, columnsSql, words: new Map() };
  const taken = new Set(columns.values());
  const words = uniqueNames(
    wordSets.map((set) => ({ id: wordsKey(set), name: `${[...set].sort().map((each) => columns.get(each)).join('_')}_search` })),
    (name) => SYSTEM_COLUMNS.has(name) || taken.has(name),
  );
  return { columns, columnsSql, words };
}

function withHash(name: string, id: string): string {
  const hash = shortHash(id);
  const room = LONGEST_SQL_NAME - hash.length - 1;
  return `${Buffer.from(name).subarray(0, room).toString().replace(/\uFFFD+$/, '')}_${hash}`;
}

function untaken(name: string, id: string, taken: (name: string) => boolean): string {
  let hashed = withHash(name, id);
  for (let round = 1; taken(hashed); round++) hashed = withHash(name, `${id}\n${round}`);
  return hashed;
}
