import { columnSql } from './columns';
import { PostgresDraft, PostgresTable } from './postgres-design';
import { quoteIdentifier } from './sql';

/** The drafted schema as one file, each statement with its reason: for a migration tool, or to be read. It can be run again. */
export function schemaSql({ extensions, tables, expiryJobs, feeds, outbox }: Pick<PostgresDraft, 'extensions' | 'tables' | 'expiryJobs' | 'feeds' | 'outbox'>): string {
  return [
    ...(extensions.includes('pg_cron') ? [comment('pg_cron lives in the database postgres; the deployment makes it there, and schedules the jobs')] : []),
    ...extensions.filter((name) => name !== 'pg_cron').map((name) => statement(`CREATE EXTENSION IF NOT EXISTS ${quoteIdentifier(name)} CASCADE`)),
    ...(outbox ? [comment('the outbox: from here consumers take changes'), ...tableSql(outbox.table)] : []),
    ...tables.flatMap((table) => [comment(`entity ${table.entity}`), ...tableSql(table)]),
    ...expiryJobs.map(({ lateness, schedule, procedureSql }) => `${comment(lateness)}\n${comment(`schedule: ${schedule}`)}\n${statement(procedureSql)}`),
    ...(outbox ? [`${comment(`schedule: ${outbox.job.schedule}`)}\n${statement(outbox.job.procedureSql)}`] : []),
    ...feeds.map(({ name, why }) => comment(`feed ${name}: ${why}`)),
  ].join('\n\n') + '\n';
}

/** A table, its partitions, its indexes and its trigger. */
function tableSql(table: Omit<PostgresTable, 'entity'>): string[] {
  const { sql, partitioning, unpartitioned, indexes, columns, outboxTrigger } = table;
  const generated = columns.filter(({ generatedAs }) => generatedAs !== undefined);
  return [
    ...(unpartitioned ? [comment(`in one piece: ${unpartitioned}`)] : []),
    ...generated.map((column) => comment(`${column.name} is generated: added to a table that has rows (ADD COLUMN ${columnSql(column)}), it writes them all anew`)),
    statement(sql),
    ...(partitioning ? [
      `${comment(partitioning.why)}\n${statement(partitioning.defaultPartitionSql)}`,
      `${comment(`makes partitions ahead of time; schedule: ${partitioning.job.schedule}`)}\n${statement(partitioning.job.procedureSql)}\n${statement(partitioning.job.callSql)}`,
    ] : []),
    ...indexes.map((index) => `${comment(`${index.why}${index.patterns.length > 0 ? ` (${index.patterns.join(', ')})` : ''}`)}\n${statement(index.sql)}`),
    ...(outboxTrigger ? [
      [comment('writes changes of the table to the outbox'), statement(outboxTrigger.functionSql), statement(outboxTrigger.sql)].join('\n'),
    ] : []),
  ];
}

/** Names from the profile must not end a comment. */
function comment(text: string): string {
  return `-- ${text.replace(/[\r\n]+/g, ' ')}`;
}

function statement(sql: string): string {
  return `${sql};`;
}
