import { Client } from 'pg';
import { run, withoutPasswords } from '../../../runtime/bootstrap/database';

test('fails with the statement, and without the password that it sets', async () => {
  const client = { query: async () => Promise.reject(new Error('permission denied')) } as unknown as Client;
  await expect(run(client, "CREATE ROLE a PASSWORD 'SCRAM-SHA-256$4096:salt$stored:server'")).rejects
    .toThrow("permission denied; in the statement: CREATE ROLE a PASSWORD '…'");
});

test('an error stays within what CloudFormation takes', async () => {
  const client = { query: async () => Promise.reject(new Error('syntax error')) } as unknown as Client;
  const error: Error = await run(client, 'x'.repeat(10_000)).then(() => new Error(), (reason: Error) => reason);
  expect(error.message).toHaveLength(1000);
});

test('other text stays as it is', () => {
  expect(withoutPasswords("SELECT 'SCRAM'")).toBe("SELECT 'SCRAM'");
});
