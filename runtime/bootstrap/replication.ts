import { Client, escapeIdentifier, escapeLiteral } from 'pg';
import { relations } from './actual';
import { run } from './database';
import { Gap } from './gaps';
import { Schema } from './request';

type Replication = Schema['replications'][number];

/** A slot waits for every transaction that is open: https://www.postgresql.org/docs/current/logicaldecoding-explanation.html */
const SLOT_TIMEOUT = '30s';

/** Publishes the tables of each feed; one that is not there yet joins when it is. */
export async function publish(client: Client, replications: readonly Replication[]): Promise<readonly Gap[]> {
  const gaps: Gap[] = [];
  for (const { feed, publication, tables } of replications) {
    const actual = await relations(client, tables);
    const present = tables.filter((table) => actual.get(table)?.own);
    const absent = tables.filter((table) => !actual.get(table)?.own);
    const name = escapeIdentifier(publication);
    const [existing] = await run(client, 'SELECT 1 AS yes FROM pg_publication WHERE pubname = $1', [publication]);
    const list = (names: readonly string[]) => names.map((table) => `public.${escapeIdentifier(table)}`).join(', ');
    if (!existing) {
      await run(client, `CREATE PUBLICATION ${name}${present.length > 0 ? ` FOR TABLE ${list(present)}` : ''} WITH (publish_via_partition_root = true)`);
    } else {
      const rows = await run(client, "SELECT tablename FROM pg_publication_tables WHERE pubname = $1 AND schemaname = 'public'", [publication]);
      const added = present.filter((table) => !rows.some(({ tablename }) => tablename === table));
      if (added.length > 0) await run(client, `ALTER PUBLICATION ${name} ADD TABLE ${list(added)}`);
    }
    gaps.push(...absent.map((table) => ({
      what: `feed ${feed} has no changes of table ${table}, which is ${actual.has(table) ? 'another owner\'s' : 'missing'}`,
      sql: `ALTER PUBLICATION ${name} ADD TABLE ${list([table])}`,
    })));
  }
  return gaps;
}

/**
 * Makes the slot of each feed, from where its consumer reads. A slot keeps the log until it is read, so none is made before the server can
 * decode, and none is made twice. Not in a transaction: a slot cannot be made after a write in the same one.
 */
export async function createSlots(client: Client, replications: readonly Replication[]): Promise<readonly Gap[]> {
  if (replications.length === 0) return [];
  const [{ level }] = await run(client, "SELECT current_setting('wal_level') AS level");
  await run(client, `SET statement_timeout = '${SLOT_TIMEOUT}'`);
  const gaps: Gap[] = [];
  for (const { feed, slot } of replications) gaps.push(...await createSlot(client, feed, slot, level as string));
  await run(client, 'RESET statement_timeout');
  return gaps;
}

async function createSlot(client: Client, feed: string, slot: string, level: string): Promise<readonly Gap[]> {
  const sql = `SELECT pg_create_logical_replication_slot(${escapeLiteral(slot)}, 'pgoutput')`;
  const [existing] = await run(client, `SELECT wal_status AS status, active, pg_size_pretty(pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn)) AS kept
    FROM pg_replication_slots WHERE slot_name = $1`, [slot]);
  if (existing?.status === 'lost') {
    return [{
      what: `slot ${slot} of feed ${feed} fell behind so far that its log is gone: read the tables anew, from a new slot`,
      sql: `SELECT pg_drop_replication_slot(${escapeLiteral(slot)}); ${sql}`,
    }];
  }
  if (existing) return existing.active ? [] : [{ what: `nobody reads slot ${slot} of feed ${feed}, which keeps ${existing.kept as string} of the log` }];
  if (level !== 'logical') {
    return [{ what: `feed ${feed} has no slot: wal_level is ${level}, and becomes logical when the database restarts with rds.logical_replication`, sql }];
  }
  try {
    await run(client, sql);
    return [];
  } catch (error) {
    return [{ what: `feed ${feed} has no slot: ${(error as Error).message.split('; in the statement:')[0]}`, sql }];
  }
}
