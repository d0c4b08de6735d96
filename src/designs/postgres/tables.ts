import { columnsOf, columnSql } from './columns';
import { IndexPlan } from './index-plan';
import { IndexedTable, toIndexes } from './indexes';
import { sqlList, TableNames } from './names';
import { partitioningOf, toPartitioning } from './partitions';
import { OutboxTrigger, PostgresColumn, PostgresTable } from './postgres-design';
import { quoteIdentifier } from './sql';

/** A table with its statements. */
export function toTable(indexed: IndexedTable, nameOf: ReadonlyMap<IndexPlan, string>, outboxTrigger?: OutboxTrigger): PostgresTable {
  const { names, indexes } = indexed;
  const columns = columnsOf(names, indexes.filter(({ kind }) => kind === 'words').map(({ attributes }) => attributes));
  const divided = partitioningOf(names.entity);
  const partitioning = divided && 'attribute' in divided ? toPartitioning(names, divided) : undefined;
  return {
    entity: names.entity.name,
    name: names.table,
    columns,
    primaryKey: names.entity.key.map((attribute) => names.columns.get(attribute)!),
    indexes: toIndexes(indexed, nameOf),
    sql: createTableSql(names, columns, partitioning?.attribute),
    ...(partitioning ? { partitioning } : {}),
    ...(divided && 'unpartitioned' in divided ? divided : {}),
    ...(outboxTrigger ? { outboxTrigger } : {}),
  };
}

function createTableSql(names: TableNames, columns: readonly PostgresColumn[], partitionedBy: string | undefined): string {
  const key = `CONSTRAINT ${quoteIdentifier(names.primaryKey)} PRIMARY KEY (${sqlList(names, names.entity.key)})`;
  const by = partitionedBy === undefined ? '' : ` PARTITION BY RANGE (${names.columnsSql.get(partitionedBy)})`;
  return `CREATE TABLE IF NOT EXISTS ${names.tableSql} (\n  ${[...columns.map(columnSql), key].join(',\n  ')}\n)${by}`;
}
