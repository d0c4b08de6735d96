import { randomBytes } from 'crypto';
import {
  DescribeSecretCommand, GetSecretValueCommand, PutSecretValueCommand, ResourceNotFoundException, SecretsManagerClient,
  UpdateSecretVersionStageCommand,
} from '@aws-sdk/client-secrets-manager';
import { Client } from 'pg';
import { z } from 'zod';
import { EVERY_TASK_KNOWS_SECONDS } from '../pgbouncer/poll';

/** What Secrets Manager calls the function with, once per step, and again after a failure. */
const request = z.object({
  Step: z.enum(['createSecret', 'setSecret', 'testSecret', 'finishSecret']),
  SecretId: z.string(),
  ClientRequestToken: z.string(),
});

/** A login of the pooler; whatever else the secret holds is carried over. */
const login = z.looseObject({ username: z.string(), password: z.string(), host: z.string(), port: z.coerce.number(), dbname: z.string() });

type Login = z.infer<typeof login>;

const settings = z.object({
  /** PEM; left out, the pooler's certificate is one that is trusted everywhere. */
  CA_CERTIFICATE: z.string().optional(),
  /** Long enough for every task to have read the pending version. */
  WAIT_SECONDS: z.coerce.number().default(EVERY_TASK_KNOWS_SECONDS),
});

/** More logins than there are tasks, so that the load balancer is likely to send one to each. */
const TEST_LOGINS = 20;

const secrets = new SecretsManagerClient();

/**
 * Rotates a login that only the pooler knows. Two user names take turns, and the pooler lets in the pending, the current and the previous one: a
 * client that still holds the old login gets in until the next rotation.
 */
export async function handler(event: unknown): Promise<void> {
  const { Step, SecretId, ClientRequestToken } = request.parse(event);
  const stages = await stagesOf(SecretId, ClientRequestToken);
  if (stages.includes('AWSCURRENT')) return;
  if (!stages.includes('AWSPENDING')) throw new Error(`version ${ClientRequestToken} of ${SecretId} is not staged for rotation`);
  if (Step === 'createSecret') await create(SecretId, ClientRequestToken);
  if (Step === 'testSecret') await test(SecretId, ClientRequestToken);
  if (Step === 'finishSecret') await finish(SecretId, ClientRequestToken);
  // Nothing to set: the tasks of the pooler read the pending version by themselves.
}

/** The other of the two names. */
export function otherName(username: string): string {
  return username.endsWith('_b') ? username.slice(0, -2) : `${username}_b`;
}

async function create(SecretId: string, ClientRequestToken: string): Promise<void> {
  if (await read(SecretId, { VersionId: ClientRequestToken })) return;
  const current = (await read(SecretId, { VersionStage: 'AWSCURRENT' }))!;
  const next: Login = { ...current, username: otherName(current.username), password: randomBytes(24).toString('hex') };
  await secrets.send(new PutSecretValueCommand({
    SecretId, ClientRequestToken, SecretString: JSON.stringify(next), VersionStages: ['AWSPENDING'],
  }));
}

async function test(SecretId: string, VersionId: string): Promise<void> {
  const { CA_CERTIFICATE, WAIT_SECONDS } = settings.parse(process.env);
  await new Promise((resolve) => setTimeout(resolve, WAIT_SECONDS * 1000));
  const pending = (await read(SecretId, { VersionId }))!;
  for (let turn = 0; turn < TEST_LOGINS; turn += 1) await logIn(pending, CA_CERTIFICATE);
}

async function logIn({ username, password, host, port, dbname }: Login, ca: string | undefined): Promise<void> {
  const client = new Client({ host, port, database: dbname, user: username, password, ssl: { ca }, connectionTimeoutMillis: 10_000 });
  await client.connect();
  await client.end();
}

async function finish(SecretId: string, MoveToVersionId: string): Promise<void> {
  const RemoveFromVersionId = Object.entries(await versionsOf(SecretId)).find(([, stages]) => stages.includes('AWSCURRENT'))?.[0];
  await secrets.send(new UpdateSecretVersionStageCommand({ SecretId, VersionStage: 'AWSCURRENT', MoveToVersionId, RemoveFromVersionId }));
}

async function stagesOf(SecretId: string, version: string): Promise<string[]> {
  return (await versionsOf(SecretId))[version] ?? [];
}

async function versionsOf(SecretId: string): Promise<Record<string, string[]>> {
  return (await secrets.send(new DescribeSecretCommand({ SecretId }))).VersionIdsToStages ?? {};
}

async function read(SecretId: string, version: { VersionId?: string; VersionStage?: string }): Promise<Login | undefined> {
  try {
    const { SecretString } = await secrets.send(new GetSecretValueCommand({ SecretId, ...version }));
    const parsed = login.safeParse(JSON.parse(SecretString ?? '{}'));
    if (!parsed.success) throw new Error(`secret ${SecretId} must hold username, password, host, port and dbname`);
    return parsed.data;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
}
