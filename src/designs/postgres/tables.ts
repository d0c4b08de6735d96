import { columnsOf, columnSql } from './columns';
import { IndexPlan } from './index-plan';
import { IndexedTable, toIndexes } from './indexes';
import { PostgresColumn, PostgresTable } from './postgres-design';
import { identifierList, quoteIdentifier } from './sql';

/** A table with its statements. */
export function toTable(indexed: IndexedTable, nameOf: ReadonlyMap<IndexPlan, string>): PostgresTable {
  const { names, indexes } = indexed;
  const columns = columnsOf(names, indexes.filter(({ kind }) => kind === 'words').map(({ attributes }) => attributes));
  const primaryKey = names.entity.key.map((attribute) => names.columns.get(attribute)!);
  const key = `CONSTRAINT ${quoteIdentifier(names.primaryKey)} PRIMARY KEY (${identifierList(primaryKey)})`;
  return {
    entity: names.entity.name,
    name: names.table,
    columns,
    primaryKey,
    indexes: toIndexes(indexed, nameOf),
    sql: `CREATE TABLE IF NOT EXISTS ${quoteIdentifier(names.table)} (\n  ${[...columns.map(columnSql), key].join(',\n  ')}\n)`,
    addColumnsSql: addColumnsSql(names.table, columns.filter(({ nullable }) => nullable)),
  };
}

function addColumnsSql(table: string, columns: readonly PostgresColumn[]): string | undefined {
  if (columns.length === 0) return undefined;
  return `ALTER TABLE ${quoteIdentifier(table)}\n  ${columns.map((column) => `ADD COLUMN IF NOT EXISTS ${columnSql(column)}`).join(',\n  ')}`;
}
