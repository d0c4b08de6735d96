import { columnsOf, columnSql } from './columns';
import { IndexPlan } from './index-plan';
import { IndexedTable, toIndexes } from './indexes';
import { sqlList } from './names';
import { PostgresTable } from './postgres-design';
import { quoteIdentifier } from './sql';

/** A table with its statements. */
export function toTable(indexed: IndexedTable, nameOf: ReadonlyMap<IndexPlan, string>): PostgresTable {
  const { names, indexes } = indexed;
  const columns = columnsOf(names, indexes.filter(({ kind }) => kind === 'words').map(({ attributes }) => attributes));
  const definitions = columns.map(columnSql);
  const primaryKey = names.entity.key.map((attribute) => names.columns.get(attribute)!);
  const key = `CONSTRAINT ${quoteIdentifier(names.primaryKey)} PRIMARY KEY (${sqlList(names, names.entity.key)})`;
  return {
    entity: names.entity.name,
    name: names.table,
    columns,
    primaryKey,
    indexes: toIndexes(indexed, nameOf),
    sql: `CREATE TABLE IF NOT EXISTS ${names.tableSql} (\n  ${[...definitions, key].join(',\n  ')}\n)`,
    addColumnsSql: addColumnsSql(names.tableSql, definitions.filter((_, i) => columns[i].nullable)),
  };
}

function addColumnsSql(tableSql: string, definitions: readonly string[]): string | undefined {
  if (definitions.length === 0) return undefined;
  return `ALTER TABLE ${tableSql}\n  ${definitions.map((definition) => `ADD COLUMN IF NOT EXISTS ${definition}`).join(',\n  ')}`;
}
