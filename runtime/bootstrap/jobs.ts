import { Client } from 'pg';
import { run } from './database';
import { Schema } from './request';

/** pg_cron keeps a line per run for ever. */
const HISTORY = {
  name: 'purge job history',
  schedule: '17 3 * * *',
  callSql: "DELETE FROM cron.job_run_details WHERE end_time < now() - interval '7 days'",
};

/**
 * Schedules the jobs by name, so that a second run changes the job and adds none. pg_cron lives in one database, `postgres`, whichever the job
 * works in.
 */
export async function scheduleJobs(cron: Client, jobs: Schema['jobs'], database: string): Promise<void> {
  const [installed] = await run(cron, "SELECT 1 AS yes FROM pg_extension WHERE extname = 'pg_cron'");
  if (!installed) await run(cron, 'CREATE EXTENSION IF NOT EXISTS pg_cron');
  for (const job of jobs) await schedule(cron, job, database);
  await schedule(cron, HISTORY, 'postgres');
}

async function schedule(cron: Client, job: Schema['jobs'][number], database: string): Promise<void> {
  await run(cron, 'SELECT cron.schedule_in_database($1, $2, $3, $4)', [job.name, job.schedule, job.callSql, database]);
}
