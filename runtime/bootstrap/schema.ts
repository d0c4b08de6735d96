import { Client, escapeIdentifier } from 'pg';
import { codeOf, pause, run, SQLSTATE } from './database';
import { Gap, SchemaFaults } from './gaps';
import { matchAll } from './indexes';
import { publish } from './replication';
import { Schema, Target } from './request';
import { createRoles, grantPrivileges } from './roles';
import { planTables } from './tables';

/** Whoever waits for a lock on a table makes everybody wait who comes after: so it waits shortly, and tries again. */
const LOCK_TIMEOUT = '2s';
const ATTEMPTS = 10;
const PAUSE_MILLISECONDS = 3_000;

/** Serializes two runs, such as a deployment and the rollback of the one before. */
const LOCK = "SELECT pg_try_advisory_lock(hashtextextended('cdk-data-store bootstrap', 0)) AS locked";
const LOCK_ATTEMPTS = 60;

/** One run at a time; another one that is on its way is waited for. */
export async function lockSchema(owner: Client): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const [{ locked }] = await run(owner, LOCK);
    if (locked) return;
    if (attempt === LOCK_ATTEMPTS) throw new Error('another run of the bootstrap has been under way for three minutes; deploy again when it is over');
    await pause(PAUSE_MILLISECONDS);
  }
}

/** Creates what is missing, all of it or nothing. What could not be published becomes a gap. */
export async function applySchema(owner: Client, target: Target, schema: Schema): Promise<readonly Gap[]> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await run(owner, 'BEGIN');
      const gaps = await apply(owner, target, schema);
      await run(owner, 'COMMIT');
      return gaps;
    } catch (error) {
      await run(owner, 'ROLLBACK');
      if (codeOf(error) !== SQLSTATE.lockNotAvailable) throw error;
      if (attempt === ATTEMPTS) throw new Error(`${(error as Error).message}; another session holds a lock for long; nothing was changed, deploy again`);
      await pause(PAUSE_MILLISECONDS);
    }
  }
}

async function apply(owner: Client, target: Target, schema: Schema): Promise<readonly Gap[]> {
  await run(owner, `SET LOCAL lock_timeout = '${LOCK_TIMEOUT}'`);
  const plan = await planTables(owner, schema.tables);
  if (plan.faults.length > 0) throw new SchemaFaults(plan.faults);
  // pg_cron cannot live in this database; the jobs make it where it can.
  for (const extension of schema.extensions.filter((name) => name !== 'pg_cron')) {
    await run(owner, `CREATE EXTENSION IF NOT EXISTS ${escapeIdentifier(extension)} CASCADE`);
  }
  const roles = await createRoles(owner, target);
  for (const sql of [...plan.statements, ...schema.procedures]) await run(owner, sql);
  const faults = await indexFaults(owner, schema);
  if (faults.length > 0) throw new SchemaFaults(faults);
  await grantPrivileges(owner, roles);
  return publish(owner, schema.replications);
}

/** What would keep an index from being built: better said now than after an hour. */
async function indexFaults(owner: Client, { tables }: Schema): Promise<readonly string[]> {
  const matches = await matchAll(owner, tables.filter(({ create }) => create));
  return matches.filter(({ takenBy }) => takenBy !== undefined).map(({ table, index, takenBy }) =>
    `index ${index.name} of table ${table.name} cannot be built, as its name is that of ${takenBy}; give that one another name (ALTER INDEX … RENAME TO …)`);
}
