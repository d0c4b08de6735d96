import { ChangeFeed } from '../../profile/access-pattern-profile';
import { batchDelete } from './batch-delete';
import { scheduledJob } from './job';
import { fitName, TableNames, uniqueNames } from './names';
import { Outbox, OutboxTrigger, PostgresColumn, PostgresIndex } from './postgres-design';
import { quoteIdentifier, quoteText } from './sql';

/** House number, in days: how long a consumer may be down before it misses changes. Kinesis and Kafka keep seven days by common choice. */
const KEPT_DAYS = 7;
const HOURLY = '41 * * * *';

const COLUMNS: readonly (PostgresColumn & { readonly default?: string })[] = [
  { name: 'position', type: 'bigint', nullable: false, default: 'GENERATED ALWAYS AS IDENTITY' },
  { name: 'feed', type: 'text', nullable: false },
  { name: 'entity', type: 'text', nullable: false },
  { name: 'operation', type: 'text', nullable: false },
  { name: 'old_row', type: 'jsonb', nullable: true },
  { name: 'new_row', type: 'jsonb', nullable: true },
  { name: 'changed_at', type: 'timestamptz', nullable: false, default: 'DEFAULT clock_timestamp()' },
];

/** The table from which the consumers of these feeds take changes, named beside those that are there. */
export function outboxOf(taken: ReadonlySet<string>): Outbox {
  const name = uniqueNames([{ id: 'the outbox', name: 'outbox' }], (each) => taken.has(each))[0];
  const sql = quoteIdentifier(name);
  const definitions = COLUMNS.map((column) => [column.name, column.type, column.default, ...(column.nullable ? [] : ['NOT NULL'])].filter(Boolean).join(' '));
  return {
    table: {
      name,
      columns: COLUMNS.map(({ default: _, ...column }) => column),
      primaryKey: ['position'],
      sql: `CREATE TABLE IF NOT EXISTS ${sql} (\n  ${[...definitions, `CONSTRAINT ${quoteIdentifier(`${name}_pkey`)} PRIMARY KEY (position)`].join(',\n  ')}\n)`,
      indexes: [
        indexOn(name, ['feed', 'position'], 'finds the oldest changes of a feed, in order'),
        indexOn(name, ['changed_at'], 'finds the changes that nobody took in time, for the job that removes them'),
      ],
    },
    job: scheduledJob(`purge_${name}`, HOURLY, `DECLARE
  deleted bigint;
BEGIN
${batchDelete(`purge_${name}`, sql, `changed_at < now() - interval '${KEPT_DAYS} days'`, 'changed_at')}
END`),
  };
}

function indexOn(table: string, columns: readonly string[], why: string): PostgresIndex {
  const name = fitName(`${[table, ...columns].join('_')}_idx`);
  const sql = `CREATE INDEX IF NOT EXISTS ${quoteIdentifier(name)} ON ${quoteIdentifier(table)} (${columns.join(', ')})`;
  return { name, kind: 'btree', unique: false, sql, patterns: [], why };
}

/** Writes one row into the outbox for each feed and each change of a row, in the transaction of the change. */
export function outboxTrigger(names: TableNames, feeds: readonly ChangeFeed[], outbox: Outbox): OutboxTrigger {
  const fn = quoteIdentifier(fitName(`${outbox.table.name}_${names.table}`));
  const row = (side: string) => `to_jsonb(${side})${[...names.words.values()].map((name) => ` - ${quoteText(name)}`).join('')}`;
  return {
    name: outbox.table.name,
    // With the rights of its owner: whoever may change the table need not be allowed to write to the outbox.
    functionSql: `CREATE OR REPLACE FUNCTION ${fn}() RETURNS trigger
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path = public, pg_temp
AS $trigger$
BEGIN
  INSERT INTO ${quoteIdentifier(outbox.table.name)} (feed, entity, operation, old_row, new_row)
  SELECT feed, ${quoteText(names.entity.name)}, lower(TG_OP),
    CASE WHEN TG_OP <> 'INSERT' THEN ${row('OLD')} END, CASE WHEN TG_OP <> 'DELETE' THEN ${row('NEW')} END
  FROM unnest(ARRAY[${feeds.map(({ name }) => quoteText(name)).join(', ')}]) AS feed;
  RETURN NULL;
END
$trigger$`,
    sql: `CREATE OR REPLACE TRIGGER ${quoteIdentifier(outbox.table.name)} AFTER INSERT OR UPDATE OR DELETE ON ${names.tableSql} FOR EACH ROW EXECUTE FUNCTION ${fn}()`,
  };
}
