import { Entity } from '../../profile/access-pattern-profile';
import { BATCH_ROWS, batchDelete } from './batch-delete';
import { callSql, procedureSql } from './job';
import { sqlColumn, TableNames, uniqueNames } from './names';
import { expiryByPartition, latestBy, Partitioned, partitionedBy } from './partitions';
import { ExpiryJob } from './postgres-design';
import { quoteText } from './sql';

/** The finest schedule that every version of pg_cron has; intervals in seconds came with 1.5 (pg_cron, CHANGELOG). */
const EVERY_MINUTE = '* * * * *';
const SECONDS_BETWEEN_RUNS = 60;

/** The jobs that delete expired rows, one for each entity that expires. */
export function expiryJobs(tables: readonly TableNames[]): readonly ExpiryJob[] {
  const expiring = tables.filter(({ entity }) => entity.expiry);
  const names = uniqueNames(expiring.map(({ entity, table }) => ({ id: entity.name, name: `expire_${table}` })));
  return expiring.map((table, i) => new DraftedJob(table, names[i]));
}

/** An expiry job. Its statements and its words are made when they are read: most decisions are taken without them. */
class DraftedJob implements ExpiryJob {
  readonly entity: string;
  readonly batchRows = BATCH_ROWS;
  readonly schedule = EVERY_MINUTE;
  readonly #table: TableNames;

  constructor(table: TableNames, readonly name: string) {
    this.entity = table.entity.name;
    this.#table = table;
  }

  get procedureSql(): string {
    return procedureSql(this.name, body(this.#table, this.name));
  }

  get callSql(): string {
    return callSql(this.name);
  }

  get lateness(): string {
    const partitioned = partitionedBy(this.#table.entity);
    return partitioned ? latenessByPartition(this.#table.entity, partitioned) : lateness(this.#table.entity);
  }

  /** All of it: the hash of a decision is made from what is written. */
  toJSON(): ExpiryJob {
    const { entity, batchRows, name, schedule } = this;
    return { entity, batchRows, name, schedule, procedureSql: this.procedureSql, callSql: this.callSql, lateness: this.lateness };
  }
}

function body(table: TableNames, name: string): string {
  const partitioned = partitionedBy(table.entity);
  return partitioned ? expiryByPartition(table, name, partitioned, rowWise(table, name)) : `DECLARE
  deleted bigint;
BEGIN
${rowWise(table, name)}
END`;
}

/** The table may be made by a migration that comes later. */
function rowWise(names: TableNames, name: string): string {
  const { entity, tableSql } = names;
  const expiry = sqlColumn(names, entity.expiry!.attribute);
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

function latenessByPartition(entity: Entity, partitioned: Partitioned): string {
  return `rows go with their partition, once its last row has expired, and so up to ${latestBy(entity, partitioned)} late: dropping it costs no delete and leaves `
    + 'nothing to vacuum; until then a row can be read, unless a query compares the expiry with now()';
}
