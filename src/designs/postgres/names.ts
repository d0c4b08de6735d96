import { createHash } from 'crypto';
import { Entity } from '../../profile/access-pattern-profile';
import { LONGEST_SQL_NAME, snakeCase } from '../../profile/snake-case';
import { quoteIdentifier } from './sql';

/** Columns that every table has already (PostgreSQL manual, 5.6). */
const SYSTEM_COLUMNS: ReadonlySet<string> = new Set(['tableoid', 'xmin', 'cmin', 'xmax', 'cmax', 'ctid']);
/** Names beginning with `pg_` are looked up in the catalogs first; the others are relations of PostGIS. */
const SYSTEM_RELATION = /^(pg_|(spatial_ref_sys|geometry_columns|geography_columns)$)/;

/** A UTF-16 code unit takes at most so many bytes in UTF-8. */
const MOST_BYTES = 3;

/** What a name is for, and the name it should have. */
export interface Wish {
  /** Tells it from every other thing that needs a name. */
  readonly id: string;
  readonly name: string;
}

/** The names of a table and of what is in it; `tableSql` is quoted where needed. */
export interface TableNames {
  readonly entity: Entity;
  readonly table: string;
  readonly tableSql: string;
  readonly primaryKey: string;
  /** Column names by attribute. */
  readonly columns: ReadonlyMap<string, string>;
  /** Names of generated text-search columns by the attributes searched (`wordsKey`). */
  readonly words: ReadonlyMap<string, string>;
}

/** A digest that stays the same for the same text: eight hexadecimal digits. */
export function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}

/** The name, shortened to what PostgreSQL keeps; what was cut off lives on in a digest. */
export function fitName(name: string): string {
  const fits = name.length * MOST_BYTES <= LONGEST_SQL_NAME || Buffer.byteLength(name) <= LONGEST_SQL_NAME;
  return fits ? name : withHash(name, name);
}

/**
 * A name for each wish, all different and none of those taken. Wishes that clash get a digest of their id, but for the one
 * whose id is the name; so no name depends on the order of the wishes.
 */
export function uniqueNames(wishes: readonly Wish[], taken: (name: string) => boolean = () => false): readonly string[] {
  const fittings = wishes.map(({ name }) => fitName(name));
  const claimed = new Set<string>();
  const contested = new Set<string>();
  for (const fitting of fittings) (claimed.has(fitting) ? contested : claimed).add(fitting);
  return fittings.map((fitting, i) => {
    const free = !taken(fitting) && (!contested.has(fitting) || wishes[i].id === fitting);
    return free ? fitting : untaken(fitting, wishes[i].id, (hashed) => taken(hashed) || claimed.has(hashed));
  });
}

/** Names tables and columns. The names of tables come before those of primary keys and indexes, which share their namespace. */
export function nameTables(entities: readonly Entity[], wordSets: ReadonlyMap<string, readonly (readonly string[])[]>): readonly TableNames[] {
  const tables = uniqueNames(entities.map((entity) => ({ id: entity.name, name: tableName(snakeCase(entity.name)) })));
  const relations = new Set(tables);
  const keys = uniqueNames(entities.map(({ name: id }, i) => ({ id, name: `${tables[i]}_pkey` })), (name) => relations.has(name));
  return entities.map((entity, i) => new NamedTable(entity, tables[i], keys[i], wordSets.get(entity.name) ?? []));
}

/** A table with its names. Those of its columns are made when one is first read: most decisions are taken without them. */
class NamedTable implements TableNames {
  readonly #wordSets: readonly (readonly string[])[];
  #columns?: TableNames['columns'];
  #words?: TableNames['words'];

  constructor(readonly entity: Entity, readonly table: string, readonly primaryKey: string, wordSets: readonly (readonly string[])[]) {
    this.#wordSets = wordSets;
  }

  get tableSql(): string {
    return quoteIdentifier(this.table);
  }

  get columns(): TableNames['columns'] {
    return this.#columns ??= nameColumns(this.entity);
  }

  get words(): TableNames['words'] {
    return this.#words ??= nameWords(this.columns, this.#wordSets);
  }
}

/** The same attributes searched, in whatever order. */
export function wordsKey(attributes: readonly string[]): string {
  return attributes.length === 1 ? attributes[0] : [...attributes].sort().join('\n');
}

/** A column in SQL. */
export function sqlColumn(names: TableNames, attribute: string): string {
  return quoteIdentifier(names.columns.get(attribute)!);
}

/** Columns in a row, in SQL. */
export function sqlList(names: TableNames, attributes: readonly string[]): string {
  return attributes.map((attribute) => sqlColumn(names, attribute)).join(', ');
}

function tableName(name: string): string {
  return SYSTEM_RELATION.test(name) ? `table_${name}` : name;
}

function nameColumns({ attributes }: Entity): TableNames['columns'] {
  const wishes = Object.keys(attributes).map((attribute) => ({ id: attribute, name: snakeCase(attribute) }));
  return byId(wishes, uniqueNames(wishes, (name) => SYSTEM_COLUMNS.has(name)));
}

function nameWords(columns: TableNames['columns'], wordSets: readonly (readonly string[])[]): TableNames['words'] {
  if (wordSets.length === 0) return new Map();
  const taken = new Set(columns.values());
  const wishes = wordSets.map((set) => ({ id: wordsKey(set), name: `${[...set].sort().map((each) => columns.get(each)).join('_')}_search` }));
  return byId(wishes, uniqueNames(wishes, (name) => SYSTEM_COLUMNS.has(name) || taken.has(name)));
}

function byId(wishes: readonly Wish[], names: readonly string[]): ReadonlyMap<string, string> {
  const given = new Map<string, string>();
  for (let i = 0; i < wishes.length; i++) given.set(wishes[i].id, names[i]);
  return given;
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
