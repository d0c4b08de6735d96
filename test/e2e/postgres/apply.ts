import { Client } from 'pg';
import { PostgresDraft } from '../../../src/designs/postgres/postgres-design';

/** Runs every statement of a draft but those that need pg_cron, in the order of a deployment; triggers are left to the tests of feeds. */
export async function applyDraft(client: Client, draft: PostgresDraft): Promise<void> {
  for (const extension of draft.extensions.filter((name) => name !== 'pg_cron')) await client.query(`CREATE EXTENSION IF NOT EXISTS ${extension}`);
  const tables = [...draft.tables, ...(draft.outbox ? [draft.outbox.table] : [])];
  for (const { sql, partitioning, indexes } of tables) {
    await client.query(sql);
    if (partitioning) {
      await client.query(partitioning.defaultPartitionSql);
      await client.query(partitioning.job.procedureSql);
      await client.query(partitioning.job.callSql);
    }
    for (const index of indexes) await client.query(index.sql);
  }
  for (const job of [...draft.expiryJobs, ...(draft.outbox ? [draft.outbox.job] : [])]) await client.query(job.procedureSql);
}

/** A database of its own for a test. */
export async function withDatabase<T>(
  connect: (database?: string) => Promise<Client>, name: string, use: (client: Client) => Promise<T>,
): Promise<T> {
  const admin = await connect();
  await admin.query(`CREATE DATABASE "${name}"`);
  const client = await connect(name);
  try {
    return await use(client);
  } finally {
    await client.end();
    await admin.query(`DROP DATABASE "${name}" WITH (FORCE)`);
    await admin.end();
  }
}
