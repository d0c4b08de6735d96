import { Client, escapeIdentifier } from 'pg';
import { connect, isRefused, run } from './database';
import { Target } from './request';
import { scramVerifier } from './scram';
import { currentLogin, Login, pendingLogin } from './secrets';

/** Makes sure that the roles of the pooler exist and can log in. */
export async function createRoles(owner: Client, target: Target): Promise<{ readWrite: string; readOnly: string }> {
  const readWrite = await createRole(owner, target, target.ReadWriteSecretArn);
  const readOnly = await createRole(owner, target, target.ReadOnlySecretArn);
  // A second lock beside the missing privileges: functions and sequences stay untouched too.
  await run(owner, `ALTER ROLE ${escapeIdentifier(readOnly)} SET default_transaction_read_only = on`);
  return { readWrite, readOnly };
}

async function createRole(owner: Client, target: Target, arn: string): Promise<string> {
  const login = await currentLogin(arn);
  const role = escapeIdentifier(login.username);
  const [existing] = await run(owner, 'SELECT rolname FROM pg_roles WHERE rolname = $1', [login.username]);
  const verifier = () => `LOGIN PASSWORD '${scramVerifier(login.password)}'`;
  if (!existing) await run(owner, `CREATE ROLE ${role} ${verifier()}`);
  else if (!await anyLogsIn(target, [login, await pendingLogin(arn)])) await run(owner, `ALTER ROLE ${role} ${verifier()}`);
  await run(owner, `GRANT CONNECT ON DATABASE ${escapeIdentifier(target.Database)} TO ${role}`);
  return login.username;
}

/** During a rotation the role already has the pending password: setting the current one again would break it. */
async function anyLogsIn(target: Target, logins: readonly (Login | undefined)[]): Promise<boolean> {
  for (const login of logins) {
    if (!login) continue;
    try {
      await (await connect(target, target.Database, login)).end();
      return true;
    } catch (error) {
      if (!isRefused(error)) throw error;
    }
  }
  return false;
}

/** What the roles may do, in what exists and in what the owner will make. */
export async function grantPrivileges(owner: Client, roles: { readWrite: string; readOnly: string }): Promise<void> {
  const [readWrite, readOnly] = [escapeIdentifier(roles.readWrite), escapeIdentifier(roles.readOnly)];
  await run(owner, `GRANT USAGE ON SCHEMA public TO ${readWrite}, ${readOnly}`);
  const tables = await owned(owner, ['r', 'p', 'v', 'm', 'f']);
  if (tables) {
    await run(owner, `GRANT SELECT, INSERT, UPDATE, DELETE ON ${tables} TO ${readWrite}`);
    await run(owner, `GRANT SELECT ON ${tables} TO ${readOnly}`);
  }
  const sequences = await owned(owner, ['S']);
  if (sequences) await run(owner, `GRANT USAGE, SELECT ON SEQUENCE ${sequences} TO ${readWrite}`);
  await run(owner, `ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${readWrite}`);
  await run(owner, `ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO ${readOnly}`);
  await run(owner, `ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO ${readWrite}`);
}

/** Only what is the owner's: an extension may have put tables of another owner beside them, and a grant on those fails. */
async function owned(owner: Client, kinds: readonly string[]): Promise<string | undefined> {
  const rows = await run(owner, `SELECT string_agg(oid::regclass::text, ', ') AS names FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind = ANY($1::"char"[]) AND relowner = current_user::regrole`, [kinds]);
  return (rows[0].names as string | null) ?? undefined;
}
