import { columnsOf, columnSql } from './columns';
import { Drafted } from './drafted';
import { IndexedTable, toIndexes } from './indexes';
import { sqlColumn, sqlList, TableNames } from './names';
import { partitioningOf, toPartitioning } from './partitions';
import { OutboxTrigger, Partitioning, PostgresColumn, PostgresIndex, PostgresTable } from './postgres-design';
import { quoteIdentifier } from './sql';

/** A table. What is written of it is made when it is read: most decisions are taken without it. */
export class DraftedTable implements PostgresTable {
  readonly entity: string;
  readonly name: string;
  readonly partitioning?: Partitioning;
  readonly unpartitioned?: string;
  readonly #indexed: IndexedTable;
  readonly #drafted: Drafted;
  #indexes?: readonly PostgresIndex[];

  constructor(indexed: IndexedTable, drafted: Drafted, readonly outboxTrigger?: OutboxTrigger) {
    const { names } = indexed;
    const divided = partitioningOf(names.entity);
    this.entity = names.entity.name;
    this.name = names.table;
    if (divided && 'attribute' in divided) this.partitioning = toPartitioning(names, divided);
    else this.unpartitioned = divided?.unpartitioned;
    this.#indexed = indexed;
    this.#drafted = drafted;
  }

  get indexes(): readonly PostgresIndex[] {
    return this.#indexes ??= toIndexes(this.#indexed, this.#drafted.nameOf);
  }

  get primaryKey(): readonly string[] {
    const { entity, columns } = this.#indexed.names;
    return entity.key.map((attribute) => columns.get(attribute)!);
  }

  get columns(): readonly PostgresColumn[] {
    const { names, indexes } = this.#indexed;
    return columnsOf(names, indexes.filter(({ kind }) => kind === 'words').map(({ attributes }) => attributes));
  }

  get sql(): string {
    return createTableSql(this.#indexed.names, this.columns, this.partitioning?.attribute);
  }

  /** All of it: the hash of a decision is made from what is written. */
  toJSON(): PostgresTable {
    const { entity, name, columns, primaryKey, indexes, sql, partitioning, unpartitioned, outboxTrigger } = this;
    return { entity, name, columns, primaryKey, indexes, sql, partitioning, unpartitioned, outboxTrigger };
  }
}

function createTableSql(names: TableNames, columns: readonly PostgresColumn[], partitionedBy: string | undefined): string {
  const key = `CONSTRAINT ${quoteIdentifier(names.primaryKey)} PRIMARY KEY (${sqlList(names, names.entity.key)})`;
  const by = partitionedBy === undefined ? '' : ` PARTITION BY RANGE (${sqlColumn(names, partitionedBy)})`;
  return `CREATE TABLE IF NOT EXISTS ${names.tableSql} (\n  ${[...columns.map(columnSql), key].join(',\n  ')}\n)${by}`;
}
