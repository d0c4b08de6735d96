import { AttributeType, Entity } from '../../profile/access-pattern-profile';
import { batchDelete } from './batch-delete';
import { scheduledJob } from './job';
import { shortHash, sqlColumn, TableNames } from './names';
import { Partitioning } from './postgres-design';
import { uniqueGroups } from './route';
import { quoteIdentifier, quoteText } from './sql';

/**
 * From which size a table of rows that only arrive is divided. House numbers: dividing pays where a table is "very large", larger than the
 * memory of the server (PostgreSQL manual, 5.12.1, https://www.postgresql.org/docs/current/ddl-partitioning.html).
 */
const PARTITION_ROWS = 1e9;
const PARTITION_BYTES = 1e12;

/** House number: up to about a hundred partitions of a day; rows that live longer, or for ever, have partitions of a month. */
const LONGEST_BY_DAY_SECONDS = 100 * 86_400;

const SECONDS: Readonly<Record<Partitioning['interval'], number>> = { day: 86_400, month: 31 * 86_400 };

/** Partitions ahead of the current one: enough for a job that stands still over a long weekend. */
const AHEAD = 4;
const HOURLY = '23 * * * *';
/** A partition is made and dropped under locks on its whole table, so the job gives up soon and comes back. */
const LOCK_TIMEOUT = '2s';

/** How an entity's table is divided. */
export interface Partitioned {
  readonly attribute: string;
  readonly interval: Partitioning['interval'];
}

/** How a table is to be divided, or why it cannot be; nothing for one that need not be. */
export function partitioningOf(entity: Entity): Partitioned | { readonly unpartitioned: string } | undefined {
  if (!entity.appendOnly || !isLarge(entity)) return undefined;
  const attribute = entity.key.find((name) => entity.attributes[name] === AttributeType.TIMESTAMP);
  if (attribute === undefined) {
    return { unpartitioned: 'large enough to be partitioned by time, but the key, which must hold what divides the rows, has no timestamp: add one to it, or divide by hand' };
  }
  const without = uniqueGroups(entity).find((group) => !group.includes(attribute));
  if (without) return { unpartitioned: `large enough to be partitioned by ${attribute}, but ${without.join(', ')} are unique without it, which no partition can know of the others` };
  const seconds = entity.expiry?.afterSeconds;
  return { attribute, interval: seconds !== undefined && seconds <= LONGEST_BY_DAY_SECONDS ? 'day' : 'month' };
}

/** How a table is divided; undefined for one in one piece. */
export function partitionedBy(entity: Entity): Partitioned | undefined {
  const divided = partitioningOf(entity);
  return divided && 'attribute' in divided ? divided : undefined;
}

/** The longest that a row stays past its expiry: its partition waits for its last row, and for two intervals from its beginning. */
export function latestBy({ expiry }: Entity, { interval }: Pick<Partitioned, 'interval'>): string {
  const seconds = expiry?.afterSeconds ?? 0;
  return seconds >= SECONDS[interval] ? `a ${interval}` : `two ${interval}s`;
}

function isLarge({ itemCount = 0, averageItemBytes = 0 }: Entity): boolean {
  return itemCount >= PARTITION_ROWS || itemCount * averageItemBytes >= PARTITION_BYTES;
}

/** The partitions of a table: a default one, and a job that makes the others ahead of time. */
export function toPartitioning(names: TableNames, partitioned: Partitioned): Partitioning {
  const { attribute, interval } = partitioned;
  const column = names.columns.get(attribute)!;
  return {
    attribute,
    interval,
    defaultPartitionSql: `CREATE TABLE IF NOT EXISTS ${fallbackOf(names)} PARTITION OF ${names.tableSql} DEFAULT`,
    job: scheduledJob(jobName(names), HOURLY, creationBody(names, partitioned)),
    why: `partitioned by ${interval} of ${column}: a statement that compares it with a range or a value reads the partitions of that time only, `
      + 'indexes stay small enough for memory, and old rows go with their partition',
  };
}

/** Twelve bytes are left for what follows. */
function prefix({ table }: TableNames): string {
  return Buffer.byteLength(table) <= 50 ? `${table}_p` : `${Buffer.from(table).subarray(0, 41).toString().replace(/\uFFFD+$/, '')}_${shortHash(table)}_p`;
}

/** The partition of what no other one takes, in SQL. */
function fallbackOf(names: TableNames): string {
  return quoteIdentifier(`${prefix(names)}default`);
}

function jobName(names: TableNames): string {
  return `partition_${prefix(names)}`.slice(0, 63);
}

/** Moments are reckoned in UTC, whatever the session's time zone. */
function creationBody(names: TableNames, { attribute, interval }: Partitioned): string {
  const table = quoteText(names.tableSql);
  const column = sqlColumn(names, attribute);
  const fallback = fallbackOf(names);
  return `#variable_conflict use_variable
DECLARE begins timestamptz; ends timestamptz; name text;
BEGIN
  IF NOT EXISTS (SELECT FROM pg_partitioned_table WHERE partrelid = to_regclass(${table})) OR to_regclass(${quoteText(fallback)}) IS NULL THEN RETURN; END IF;
  FOR step IN 0..${AHEAD} LOOP
    SET LOCAL lock_timeout = '${LOCK_TIMEOUT}';
    begins := (date_trunc('${interval}', now() AT TIME ZONE 'UTC') + step * interval '1 ${interval}') AT TIME ZONE 'UTC';
    ends := (date_trunc('${interval}', now() AT TIME ZONE 'UTC') + (step + 1) * interval '1 ${interval}') AT TIME ZONE 'UTC';
    name := ${quoteText(prefix(names))} || to_char(begins AT TIME ZONE 'UTC', 'YYYYMMDD');
    IF to_regclass(quote_ident(name)) IS NOT NULL THEN
      CONTINUE;
    ELSIF EXISTS (SELECT FROM ${fallback} AS f WHERE f.${column} >= begins AND f.${column} < ends) THEN
      RAISE WARNING 'partition % is not made: rows of its time are in the default partition', name;
    ELSE
      BEGIN
        EXECUTE format('CREATE TABLE %I PARTITION OF %s FOR VALUES FROM (%L) TO (%L)', name, ${table}, begins, ends);
      EXCEPTION WHEN invalid_object_definition THEN
        RAISE WARNING 'partition % is not made: %', name, SQLERRM;
      END;
    END IF;
    COMMIT;
  END LOOP;
END`;
}

/**
 * A partition goes as a whole once every row in it has expired, and not before. Writers are kept out while that is checked, so that no row
 * comes in between; the lock on the whole table lasts as long as it takes to take the partition off. The default partition, and a table
 * that was not divided by us, lose their rows one by one.
 */
export function expiryByPartition(names: TableNames, name: string, { interval }: Partitioned, rowWise: string): string {
  const table = quoteText(names.tableSql);
  const expiry = sqlColumn(names, names.entity.expiry!.attribute);
  const inFormat = expiry.replaceAll('\'', '\'\'').replaceAll('%', '%%');
  const fallback = fallbackOf(names);
  return `DECLARE deleted bigint; part regclass; live boolean;
BEGIN
  IF to_regclass(${quoteText(fallback)}) IS NULL THEN
${rowWise}
    RETURN;
  END IF;
  FOR part IN SELECT inhrelid::regclass FROM pg_inherits JOIN pg_class ON pg_class.oid = inhrelid
    WHERE inhparent = ${table}::regclass AND relname ~ ${quoteText(`^${prefix(names)}\\d{8}$`)}
    AND to_timestamp(right(relname, 8), 'YYYYMMDD') < now() - interval '2 ${interval}' ORDER BY relname
  LOOP
    CONTINUE WHEN NOT pg_try_advisory_xact_lock(hashtextextended(${quoteText(name)}, 0));
    SET LOCAL lock_timeout = '${LOCK_TIMEOUT}';
    EXECUTE format('SELECT EXISTS (SELECT FROM %s WHERE ${inFormat} > now())', part) INTO live;
    IF NOT live THEN
      EXECUTE format('LOCK TABLE %s IN SHARE ROW EXCLUSIVE MODE', part);
      EXECUTE format('SELECT EXISTS (SELECT FROM %s WHERE ${inFormat} > now() OR ${inFormat} IS NULL)', part) INTO live;
      IF NOT live THEN
        EXECUTE format('ALTER TABLE %1$s DETACH PARTITION %2$s; DROP TABLE %2$s', ${table}, part);
      END IF;
    END IF;
    COMMIT;
  END LOOP;
${batchDelete(name, fallback, `${expiry} <= now()`, expiry)}
END`;
}
