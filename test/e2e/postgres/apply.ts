import { Client } from 'pg';
import { PostgresDraft } from '../../../src/designs/postgres/postgres-design';

/** Runs every statement of a draft but those that need an extension, in the order of a deployment. */
export async function applyDraft(client: Client, draft: PostgresDraft): Promise<void> {
  for (const table of draft.tables) {
    await client.query(table.sql);
    if (table.addColumnsSql) await client.query(table.addColumnsSql);
    for (const index of table.indexes) await client.query(index.sql);
  }
  for (const job of draft.expiryJobs) await client.query(job.procedureSql);
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
