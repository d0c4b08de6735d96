import { Entity } from '../../profile/access-pattern-profile';
import { BATCH_ROWS, batchDelete } from './batch-delete';
import { scheduledJob } from './job';
import { TableNames, uniqueNames } from './names';
import { expiryByPartition, Partitioned, partitioningOf } from './partitions';
import { ExpiryJob } from './postgres-design';
import { quoteText } from './sql';

/** The finest schedule that every version of pg_cron has; intervals in seconds came with 1.5 (pg_cron, CHANGELOG). */
const EVERY_MINUTE = '* * * * *';
const SECONDS_BETWEEN_RUNS = 60;

/** The jobs that delete expired rows, one for each entity that expires. */
export function expiryJobs(tables: readonly TableNames[]): readonly ExpiryJob[] {
  const expiring = tables.filter(({ entity }) => entity.expiry);
  const names = uniqueNames(expiring.map(({ entity, table }) => ({ id: entity.name, name: `expire_${table}` })));
  return expiring.map((table) => expiryJob(table, names.get(table.entity.name)!));
}

function expiryJob(table: TableNames, name: string): ExpiryJob {
  const divided = partitioningOf(table.entity);
  const partitioned = divided && 'attribute' in divided ? divided : undefined;
  return {
    entity: table.entity.name,
    batchRows: BATCH_ROWS,
    ...scheduledJob(name, EVERY_MINUTE, partitioned ? expiryByPartition(table, name, partitioned, rowWise(table, name)) : `DECLARE
  deleted bigint;
BEGIN
${rowWise(table, name)}
END`),
    lateness: partitioned ? latenessByPartition(partitioned) : lateness(table.entity),
  };
}

/** The table may be made by a migration that comes later. */
function rowWise({ entity, tableSql, columnsSql }: TableNames, name: string): string {
  const expiry = columnsSql.get(entity.expiry!.attribute)!;
  return `  IF to_regclass(${quoteText(tableSql)}) IS NULL THEN RETURN; END IF;\n${batchDelete(name, tableSql, `${expiry} <= now()`, expiry)}`;
}

function lateness({ itemCount, expiry }: Entity): string {
  const seconds = expiry!.afterSeconds;
  const load = itemCount === undefined || seconds === undefined
    ? 'how many rows expire is unknown, as itemCount or expiry.afterSeconds is not declared'
    : `about ${Math.ceil(itemCount / seconds * SECONDS_BETWEEN_RUNS)} rows expire between two runs`;
  return `a row goes within about ${SECONDS_BETWEEN_RUNS} seconds of its expiry, and the time that its batch of up to ${BATCH_ROWS} rows takes; ${load}; `
    + 'until then it can be read, unless a query compares the expiry with now(); a Serverless v2 cluster that is paused runs no job, and deletes when it next runs';
}

function latenessByPartition({ interval }: Partitioned): string {
  return `rows go with their partition, within about ${SECONDS_BETWEEN_RUNS} seconds after the last row of its ${interval} has expired: dropping it costs no delete and leaves `
    + 'nothing to vacuum; until then a row can be read, unless a query compares the expiry with now()';
}
