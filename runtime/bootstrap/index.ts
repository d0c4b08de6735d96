import { Client } from 'pg';
import { asOwner, inDatabase, run } from './database';
import { Gap, report } from './gaps';
import { buildIndexes, indexGaps } from './indexes';
import { scheduleJobs } from './jobs';
import { createSlots } from './replication';
import { readRequest, readSchema, Request, Schema, Target } from './request';
import { applySchema, lockSchema } from './schema';
import { planTables } from './tables';

/** Never changes: another id would have CloudFormation delete what it takes for the old resource. */
const PhysicalResourceId = 'schema';

/** Left of the function's time to answer after a build that is not over. */
const ANSWER_MILLISECONDS = 30_000;
const CONCURRENT_BUILD_MILLISECONDS = 540_000;

/** CloudFormation waits an hour. A build that takes longer goes on in the server, and must not undo the deployment. */
const PATIENCE_MILLISECONDS = 50 * 60_000;

interface Context {
  getRemainingTimeInMillis(): number;
}

/** Creates what is missing, and drops nothing: not on an update, not on a delete. */
export async function onEvent(event: unknown) {
  const { RequestType, ResourceProperties: target } = readRequest(event);
  if (RequestType === 'Delete') return { PhysicalResourceId };
  const schema = readSchema();
  const { gaps, waiting, cronDatabase } = await inDatabase(target, async (owner) => createSchema(owner, target, schema));
  const jobGaps = await scheduleJobs(target, cronDatabase, schema.jobs);
  const restart = waiting === '' ? [] : [{ what: `these settings wait for a restart of the database: ${waiting}` }];
  return {
    PhysicalResourceId,
    Data: { PendingRestart: waiting, Notes: report([...gaps, ...jobGaps, ...restart], ''), StartedAt: new Date().toISOString() },
  };
}

/** Builds the indexes, which on a loaded table can take longer than one call lasts, and says in the end what is not as drafted. */
export async function isComplete(event: unknown, context?: Context) {
  const request = readRequest(event);
  if (request.RequestType === 'Delete') return { IsComplete: true };
  const { ResourceProperties: target } = request;
  const { tables } = readSchema();
  const milliseconds = context ? context.getRemainingTimeInMillis() - ANSWER_MILLISECONDS : CONCURRENT_BUILD_MILLISECONDS;
  const built = await asOwner(target, target.Database, async (owner) =>
    await buildIndexes(owner, tables, milliseconds) ? reportOn(owner, request, tables) : undefined);
  if (built === undefined && !isLate(request)) return { IsComplete: false };
  // Another connection: that of the build is still at it.
  return { IsComplete: true, Data: { Report: built ?? await asOwner(target, target.Database, async (owner) => reportOn(owner, request, tables)) } };
}

async function createSchema(owner: Client, target: Target, schema: Schema) {
  await lockSchema(owner);
  const unpublished = await applySchema(owner, target, schema);
  for (const sql of schema.calls) await run(owner, sql);
  const slotGaps = await createSlots(owner, schema.replications);
  return { gaps: [...unpublished, ...slotGaps], ...await settings(owner) };
}

/** Parameters that CloudFormation has set and the database has not taken yet, and where pg_cron lives. */
async function settings(owner: Client): Promise<{ waiting: string; cronDatabase?: string }> {
  const [row] = await run(owner, `SELECT coalesce(string_agg(name, ',' ORDER BY name) FILTER (WHERE pending_restart), '') AS waiting,
    max(setting) FILTER (WHERE name = 'cron.database_name') AS cron FROM pg_settings`);
  return { waiting: (row.waiting as string).slice(0, 400), cronDatabase: (row.cron as string | null) ?? undefined };
}

async function reportOn(owner: Client, { Data: { Notes } }: Request, tables: Schema['tables']): Promise<string> {
  const { gaps } = await planTables(owner, tables);
  const noted: Gap[] = Notes ? [{ what: Notes }] : [];
  const all = [...gaps, ...await indexGaps(owner, tables), ...noted];
  return report(all, `all ${tables.length} tables and ${tables.flatMap(({ indexes }) => indexes).length} indexes are as drafted`);
}

function isLate({ Data: { StartedAt } }: Request): boolean {
  return StartedAt !== undefined && Date.now() - Date.parse(StartedAt) > PATIENCE_MILLISECONDS;
}
