import { GetSecretValueCommand, ResourceNotFoundException, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { z } from 'zod';

const login = z.object({ username: z.string().min(1), password: z.string().min(1) });

export type Login = z.infer<typeof login>;

const client = new SecretsManagerClient();

export async function currentLogin(arn: string): Promise<Login> {
  return (await loginAt(arn, 'AWSCURRENT'))!;
}

/** What a rotation is about to make current; undefined when none runs. */
export async function pendingLogin(arn: string): Promise<Login | undefined> {
  return loginAt(arn, 'AWSPENDING');
}

async function loginAt(SecretId: string, VersionStage: string): Promise<Login | undefined> {
  try {
    const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId, VersionStage }));
    return login.parse(JSON.parse(SecretString ?? ''));
  } catch (error) {
    if (VersionStage === 'AWSPENDING' && error instanceof ResourceNotFoundException) return undefined;
    // Never with the cause: it may quote the value.
    throw new Error(`secret ${SecretId} cannot be read, or holds no username and password: ${(error as Error).name}`);
  }
}
