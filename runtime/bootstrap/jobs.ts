import { Client, escapeIdentifier, escapeLiteral } from 'pg';
import { asOwner, run } from './database';
import { Gap } from './gaps';
import { Schema, Target } from './request';

type Job = Schema['jobs'][number];

/** pg_cron keeps a line per run for ever. */
const HISTORY: Job = {
  name: 'purge job history',
  schedule: '17 3 * * *',
  callSql: "DELETE FROM cron.job_run_details WHERE end_time < now() - interval '7 days'",
};

/** Where pg_cron lives if `cron.database_name` says nothing else: https://github.com/citusdata/pg_cron#setting-up-pg_cron */
const CRON_DATABASE = 'postgres';

/**
 * Schedules the jobs by name, so that a second run changes the job and adds none. pg_cron lives in one database, whichever the job works in.
 * Where it is not loaded the jobs are reported, and the next run schedules them.
 */
export async function scheduleJobs(target: Target, database: string | undefined, jobs: readonly Job[]): Promise<readonly Gap[]> {
  if (jobs.length === 0 && database === undefined) return [];
  return asOwner(target, database ?? CRON_DATABASE, async (cron) => {
    const missing = await install(cron, jobs.length > 0);
    if (missing !== undefined) {
      return jobs.map(({ name }) => ({ what: `job ${name} is not scheduled: ${missing}` }));
    }
    for (const job of jobs) await schedule(cron, job, target.Database);
    if (jobs.length > 0) await schedule(cron, HISTORY, database ?? CRON_DATABASE);
    return [...await retire(cron, jobs, target.Database), ...await paused(cron, jobs, target.Database)];
  });
}

/** Why there is no pg_cron; undefined where there is. */
async function install(cron: Client, wanted: boolean): Promise<string | undefined> {
  const [state] = await run(cron, `SELECT e.extname AS installed
    FROM pg_available_extensions a LEFT JOIN pg_extension e ON e.extname = a.name WHERE a.name = 'pg_cron'`);
  if (state?.installed) return undefined;
  if (!state) return 'this server has no pg_cron';
  if (!wanted) return 'no job is drafted';
  try {
    await run(cron, 'CREATE EXTENSION IF NOT EXISTS pg_cron');
    return undefined;
  } catch (error) {
    return `${(error as Error).message.split('; in the statement:')[0]} (pg_cron has to be among shared_preload_libraries when the server starts)`;
  }
}

async function schedule(cron: Client, job: Job, database: string): Promise<void> {
  await run(cron, 'SELECT cron.schedule_in_database($1, $2, $3, $4)', [job.name, job.schedule, job.callSql, database]);
}

/** A job of an earlier draft must not go on deleting what the profile no longer lets expire. It is kept, and stands still. */
async function retire(cron: Client, jobs: readonly Job[], database: string): Promise<readonly Gap[]> {
  const rows = await run(cron, `SELECT jobid, jobname AS name, command FROM cron.job
    WHERE active AND database = $1 AND username = current_user AND jobname ~ '^expire_' AND jobname <> ALL($2)`,
  [database, jobs.map(({ name }) => name)]);
  const ours = rows.filter(({ name, command }) => command === `CALL ${callee(name as string)}()`);
  for (const { jobid } of ours) await run(cron, 'SELECT cron.alter_job($1, active := false)', [jobid]);
  return ours.map(({ name }) => ({
    what: `job ${name as string} is no longer drafted and was paused`, sql: `SELECT cron.unschedule(${escapeLiteral(name as string)})`,
  }));
}

async function paused(cron: Client, jobs: readonly Job[], database: string): Promise<readonly Gap[]> {
  const rows = await run(cron, 'SELECT jobid, jobname AS name FROM cron.job WHERE NOT active AND database = $1 AND username = current_user AND jobname = ANY($2)',
    [database, jobs.map(({ name }) => name)]);
  return rows.map(({ jobid, name }) => ({
    what: `job ${name as string} is paused, and was left so`, sql: `SELECT cron.alter_job(${jobid as string}, active := true)`,
  }));
}

/** As the draft writes it. */
function callee(name: string): string {
  return /^[a-z_][a-z0-9_]*$/.test(name) ? name : escapeIdentifier(name);
}
