import { Client, escapeIdentifier } from 'pg';
import { connect, run } from './database';
import { buildIndexes } from './indexes';
import { scheduleJobs } from './jobs';
import { readRequest, readSchema, Schema, Target } from './request';
import { createRoles, grantPrivileges } from './roles';
import { currentLogin } from './secrets';

/** Never changes: another id would have CloudFormation delete what it takes for the old resource. */
const PhysicalResourceId = 'schema';

/** Serializes two runs, such as a deployment and the rollback of the one before. */
const LOCK = "SELECT pg_advisory_lock(hashtextextended('cdk-data-store bootstrap', 0))";

/** Left of the function's time to answer after a build that is not over. */
const ANSWER_MILLISECONDS = 30_000;
const CONCURRENT_BUILD_MILLISECONDS = 540_000;

interface Context {
  getRemainingTimeInMillis(): number;
}

/** Creates what is missing, and drops nothing: not on an update, not on a delete. */
export async function onEvent(event: unknown) {
  const { RequestType, ResourceProperties: target } = readRequest(event);
  if (RequestType === 'Delete') return { PhysicalResourceId };
  const schema = readSchema();
  const pendingRestart = await asOwner(target, target.Database, async (owner) => {
    await run(owner, LOCK);
    await createSchema(owner, target, schema);
    return settingsThatWait(owner);
  });
  if (schema.jobs.length > 0) await asOwner(target, 'postgres', async (cron) => scheduleJobs(cron, schema.jobs, target.Database));
  if (pendingRestart) console.log(`these settings wait for a restart of the database: ${pendingRestart}`);
  return { PhysicalResourceId, Data: { PendingRestart: pendingRestart } };
}

/** Builds the indexes, which on a loaded table can take longer than one call lasts. */
export async function isComplete(event: unknown, context?: Context) {
  const { RequestType, ResourceProperties: target } = readRequest(event);
  if (RequestType === 'Delete') return { IsComplete: true };
  const milliseconds = context ? context.getRemainingTimeInMillis() - ANSWER_MILLISECONDS : CONCURRENT_BUILD_MILLISECONDS;
  return { IsComplete: await asOwner(target, target.Database, async (owner) => buildIndexes(owner, readSchema().indexes, milliseconds)) };
}

async function createSchema(owner: Client, target: Target, schema: Schema): Promise<void> {
  // pg_cron cannot live in this database; the jobs make it where it can.
  for (const extension of schema.extensions.filter((name) => name !== 'pg_cron')) {
    await run(owner, `CREATE EXTENSION IF NOT EXISTS ${escapeIdentifier(extension)} CASCADE`);
  }
  const roles = await createRoles(owner, target);
  for (const sql of [...schema.tables, ...schema.procedures]) await run(owner, sql);
  await grantPrivileges(owner, roles);
}

/** Parameters that CloudFormation has set and the database has not taken yet. */
async function settingsThatWait(owner: Client): Promise<string> {
  const [{ names }] = await run(owner, "SELECT coalesce(string_agg(name, ',' ORDER BY name), '') AS names FROM pg_settings WHERE pending_restart");
  return (names as string).slice(0, 1_000);
}

async function asOwner<T>(target: Target, database: string, work: (owner: Client) => Promise<T>): Promise<T> {
  const owner = await connect(target, database, await currentLogin(target.OwnerSecretArn));
  try {
    return await work(owner);
  } finally {
    // Drops the connection when a build is still under way.
    await owner.end();
  }
}
