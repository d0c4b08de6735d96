import { IndexPlan } from './index-plan';
import { shortHash, sqlColumn, sqlList, TableNames, uniqueNames, Wish, wordsKey } from './names';
import { PostgresIndex } from './postgres-design';
import { quoteIdentifier } from './sql';

/** A table with its indexes. */
export interface IndexedTable {
  readonly names: TableNames;
  readonly indexes: readonly IndexPlan[];
}

const SUFFIX: Readonly<Record<IndexPlan['kind'], string>> = { btree: 'idx', json: 'gin', words: 'gin', trigrams: 'trgm', brin: 'brin', expiry: 'expiry_idx' };

const KIND: Readonly<Record<IndexPlan['kind'], PostgresIndex['kind']>> = { btree: 'btree', json: 'gin', words: 'gin', trigrams: 'gin', brin: 'brin', expiry: 'btree' };

/**
 * Names every index. A name says which columns, and where that is not all, carries a digest of the rest: `IF NOT EXISTS`
 * looks at the name alone, so an index that changes must change its name.
 */
export function nameIndexes(tables: readonly IndexedTable[]): ReadonlyMap<IndexPlan, string> {
  const relations = new Set<string>();
  const wishes: IndexWish[] = [];
  for (const { names, indexes } of tables) {
    relations.add(names.table).add(names.primaryKey);
    for (const plan of indexes) wishes.push(new IndexWish(names, plan));
  }
  const given = uniqueNames(wishes, (name) => relations.has(name));
  return new Map(wishes.map(({ plan }, i) => [plan, given[i]]));
}

/** The indexes of a table with their statements, by name. */
export function toIndexes({ names, indexes }: IndexedTable, nameOf: ReadonlyMap<IndexPlan, string>): readonly PostgresIndex[] {
  return indexes
    .map((plan) => new NamedIndex(names, plan, nameOf.get(plan)!))
    .sort((a, b) => a.name < b.name ? -1 : 1);
}

/** The condition of a partial index; undefined where it holds every row. */
export function predicate(names: TableNames, plan: IndexPlan): string | undefined {
  if (plan.kind === 'expiry') return `${sqlColumn(names, plan.attributes[0])} IS NOT NULL`;
  return plan.constants.map(({ attribute, sql }) => `${sqlColumn(names, attribute)} = ${sql}`).join(' AND ') || undefined;
}

/** An index. Its statement and its words are made when they are read: most decisions are taken without them. */
class NamedIndex implements PostgresIndex {
  readonly kind: PostgresIndex['kind'];
  readonly unique: boolean;
  readonly #names: TableNames;
  readonly #plan: IndexPlan;

  constructor(names: TableNames, plan: IndexPlan, readonly name: string) {
    this.kind = KIND[plan.kind];
    this.unique = plan.unique;
    this.#names = names;
    this.#plan = plan;
  }

  get sql(): string {
    return `CREATE ${this.unique ? 'UNIQUE ' : ''}INDEX IF NOT EXISTS ${quoteIdentifier(this.name)} ${definition(this.#names, this.#plan)}`;
  }

  get patterns(): readonly string[] {
    return [...new Set(this.#plan.needs.flatMap(({ pattern }) => pattern ?? []))].sort();
  }

  get why(): string {
    return reason(this.#names, this.#plan);
  }

  /** All of it: the hash of a decision is made from what is written. */
  toJSON(): PostgresIndex {
    const { name, kind, unique, sql, patterns, why } = this;
    return { name, kind, unique, sql, patterns, why };
  }
}

/** The name that an index should have. What tells it from the others is its definition, which is seldom asked for. */
class IndexWish implements Wish {
  readonly name: string;

  constructor(readonly names: TableNames, readonly plan: IndexPlan) {
    const columns = plan.kind === 'words' ? [names.words.get(wordsKey(plan.attributes))!] : columnsOf(names, plan.attributes);
    const parts = [names.table, ...columns];
    if (plan.constants.length > 0) parts.push('where', ...columnsOf(names, plan.constants.map(({ attribute }) => attribute)));
    if (plan.constants.length + plan.carries.length > 0) parts.push(shortHash(this.id));
    parts.push(plan.unique ? 'key' : SUFFIX[plan.kind]);
    this.name = parts.join('_');
  }

  get id(): string {
    return definition(this.names, this.plan);
  }
}

function definition(names: TableNames, plan: IndexPlan): string {
  const on = `ON ${names.tableSql}`;
  const columns = sqlList(names, plan.attributes);
  switch (plan.kind) {
    case 'words': return `${on} USING gin (${quoteIdentifier(names.words.get(wordsKey(plan.attributes))!)})`;
    case 'json': return `${on} USING gin (${columns} jsonb_path_ops)`;
    case 'trigrams': return `${on} USING gin (${plan.attributes.map((attribute) => `${sqlColumn(names, attribute)} gin_trgm_ops`).join(', ')})`;
    case 'brin': return `${on} USING brin (${columns})`;
    default: {
      const where = predicate(names, plan);
      const carries = plan.carries.length > 0 ? ` INCLUDE (${sqlList(names, plan.carries)})` : '';
      return `${on} (${columns})${carries}${where === undefined ? '' : ` WHERE ${where}`}`;
    }
  }
}

function columnsOf(names: TableNames, attributes: readonly string[]): readonly string[] {
  return attributes.map((attribute) => names.columns.get(attribute)!);
}

function reason(names: TableNames, plan: IndexPlan): string {
  const columns = columnsOf(names, plan.attributes).join(', ');
  switch (plan.kind) {
    case 'words': return `finds rows by the words of ${columns}`;
    case 'trigrams': return `finds substrings and similar spellings in ${columns} (ILIKE, ~*, % of pg_trgm, which is required)`;
    case 'json': return `finds rows whose ${columns} contains a value`;
    case 'brin': return `finds ranges of ${columns}, in whose order rows arrive; thousands of times smaller than a btree`;
    case 'expiry': return 'finds expired rows without those that never expire';
    default: return btreeReason(names, plan, columns);
  }
}

function btreeReason(names: TableNames, plan: IndexPlan, columns: string): string {
  const finds = plan.needs.length === 0 ? [] : [`finds ${plan.needs.every(({ join }) => join) ? 'joined ' : ''}rows by ${columns}`];
  const sorted = plan.needs.some(({ range }) => range !== undefined)
    ? [`in order${plan.needs.some(({ descending }) => descending) ? ', read backwards for descending order' : ''}`] : [];
  const where = predicate(names, plan);
  return [
    ...(plan.unique ? [`keeps ${columns} unique`] : []),
    ...finds,
    ...sorted,
    ...(where === undefined ? [] : [`holds only rows with ${where}, the constant condition of its patterns`]),
    ...(plan.carries.length === 0 ? [] : [
      `carries ${columnsOf(names, plan.carries).join(', ')}, so that rows that no pattern updates are answered from the index alone`,
    ]),
  ].join('; ');
}
