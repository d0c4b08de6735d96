import { columnsOf, columnSql } from './columns';
import { IndexPlan } from './index-plan';
import { IndexedTable, toIndexes } from './indexes';
import { sqlList, TableNames } from './names';
import { PostgresColumn, PostgresTable } from './postgres-design';
import { quoteIdentifier } from './sql';

/** A table with its statements, which are written when they are read. */
export function toTable(indexed: IndexedTable, nameOf: ReadonlyMap<IndexPlan, string>): PostgresTable {
  const { names, indexes } = indexed;
  const columns = columnsOf(names, indexes.filter(({ kind }) => kind === 'words').map(({ attributes }) => attributes));
  const primaryKey = names.entity.key.map((attribute) => names.columns.get(attribute)!);
  return {
    entity: names.entity.name,
    name: names.table,
    columns,
    primaryKey,
    indexes: toIndexes(indexed, nameOf),
    get sql() { return createTableSql(names, columns); },
    get addColumnsSql() { return addColumnsSql(names.tableSql, columns.filter(({ nullable }) => nullable)); },
  };
}

function createTableSql(names: TableNames, columns: readonly PostgresColumn[]): string {
  const key = `CONSTRAINT ${quoteIdentifier(names.primaryKey)} PRIMARY KEY (${sqlList(names, names.entity.key)})`;
  return `CREATE TABLE IF NOT EXISTS ${names.tableSql} (\n  ${[...columns.map(columnSql), key].join(',\n  ')}\n)`;
}

function addColumnsSql(tableSql: string, columns: readonly PostgresColumn[]): string | undefined {
  if (columns.length === 0) return undefined;
  return `ALTER TABLE ${tableSql}\n  ${columns.map((column) => `ADD COLUMN IF NOT EXISTS ${columnSql(column)}`).join(',\n  ')}`;
}
