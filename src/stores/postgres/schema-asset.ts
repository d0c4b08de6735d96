import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { columnSql } from '../../designs/postgres/columns';
import { PostgresDraft, PostgresTable, ScheduledJob } from '../../designs/postgres/postgres-design';
import { quoteIdentifier } from '../../designs/postgres/sql';
import { runtimeAsset } from '../runtime-assets';

/** What of a draft the bootstrap needs. */
export type DraftedSchema = Pick<PostgresDraft, 'extensions' | 'tables' | 'expiryJobs' | 'feeds' | 'outbox'>;

/**
 * The program with the schema beside it: as an asset, not in the resource's properties, which are bounded as a schema is not. Tables of other
 * entities than those named are only looked at.
 */
export function stageSchema(schema: DraftedSchema, createTables: readonly string[]): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'schema-bootstrap-'));
  fs.cpSync(runtimeAsset('bootstrap'), folder, { recursive: true });
  fs.writeFileSync(path.join(folder, 'schema.json'), JSON.stringify(contents(schema, createTables)));
  return folder;
}

function contents({ extensions, tables, expiryJobs, feeds, outbox }: DraftedSchema, createTables: readonly string[]) {
  const partitionJobs = tables.flatMap(({ partitioning }) => partitioning ? [partitioning.job] : []);
  const jobs: ScheduledJob[] = [...expiryJobs, ...partitionJobs, ...(outbox ? [outbox.job] : [])];
  return {
    extensions,
    tables: [...(outbox ? [tableOf(outbox.table, true)] : []), ...tables.map((table) => tableOf(table, createTables.includes(table.entity)))],
    procedures: jobs.map(({ procedureSql }) => procedureSql),
    calls: partitionJobs.map(({ callSql }) => callSql),
    jobs: jobs.map(({ name, schedule, callSql }) => ({ name, schedule, callSql })),
    replications: feeds.flatMap(({ name, publication, slot, tables: published }) =>
      publication === undefined ? [] : [{ feed: name, publication, slot, tables: published }]),
  };
}

function tableOf(table: Omit<PostgresTable, 'entity'>, create: boolean) {
  return {
    name: table.name,
    nameSql: quoteIdentifier(table.name),
    create,
    sql: table.sql,
    defaultPartitionSql: table.partitioning?.defaultPartitionSql,
    primaryKey: table.primaryKey,
    columns: table.columns.map((column) => ({
      name: column.name, type: column.type, nullable: column.nullable, generated: column.generatedAs !== undefined, sql: columnSql(column),
    })),
    indexes: table.indexes.map(({ name, sql, patterns }) => ({ name, sql, patterns })),
    trigger: table.outboxTrigger,
  };
}
