import { flatMap } from '../../profile/flat-map';
import { count } from '../../profile/format';
import { ExpiryJob, Outbox, PostgresDesign, PostgresFeed, PostgresIndex, PostgresTable } from './postgres-design';

/** The tables of a design: keys, partitions, indexes, the jobs on them and how changes leave them; a clause each. */
export function tablesInWords({ tables, expiryJobs, outbox, feeds, extensions }: PostgresDesign): string[] {
  return [
    ...flatMap(tables, (table) => [
      ...tableInWords(table),
      ...expiryJobs.filter(({ entity }) => entity === table.entity).map((job) => expiryInWords(job, table.name)),
    ]),
    ...(outbox === undefined ? [] : outboxInWords(outbox, tables)),
    ...feeds.map(feedInWords),
    ...(extensions.length === 0 ? [] : [`extensions: ${extensions.join(', ')}`]),
  ];
}

function tableInWords({ name, primaryKey, indexes, partitioning, unpartitioned }: Omit<PostgresTable, 'entity'>): string[] {
  return [
    `table ${name}: primary key ${primaryKey.join(', ')}`,
    ...(partitioning === undefined ? [] : [`table ${name}: ${partitioning.why}`]),
    ...(unpartitioned === undefined ? [] : [`table ${name}: ${unpartitioned}`]),
    ...indexes.map((index) => indexInWords(index, name)),
  ];
}

function indexInWords({ name, kind, unique, why, patterns }: PostgresIndex, table: string): string {
  const serves = patterns.length === 0 ? '' : `; serves ${patterns.map((pattern) => `'${pattern}'`).join(', ')}`;
  return `index ${name} of ${table}: ${unique ? 'unique ' : ''}${kind}; ${why}${serves}`;
}

function expiryInWords({ name, batchRows, lateness }: ExpiryJob, table: string): string {
  return `job ${name} of ${table}: every minute, up to ${count(batchRows)} rows a batch; ${lateness}`;
}

function outboxInWords({ table, job }: Outbox, tables: readonly PostgresTable[]): string[] {
  const written = tables.filter(({ outboxTrigger }) => outboxTrigger !== undefined).map(({ name }) => name);
  return [...tableInWords(table), `job ${job.name} of ${table.name}: every hour, removes what no consumer has taken from it; triggers on ${written.join(', ')} write to it`];
}

function feedInWords({ name, by, tables, slot, why }: PostgresFeed): string {
  return `feed '${name}' of ${tables.join(', ')}: ${by}${slot === undefined ? '' : `, publication and slot ${slot}`}; ${why}`;
}
