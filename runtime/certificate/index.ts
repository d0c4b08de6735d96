import { X509Certificate } from 'crypto';
import { GetSecretValueCommand, PutSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { z } from 'zod';
import { issue, KeyedCertificate, makeAuthority } from './x509';

/** Clients trust the authority by its content, so nothing renews it: it outlives the store. */
const AUTHORITY_DAYS = 7300;
/** Renewed 60 days before its end; the pooler's alarm speaks at 30. */
const CERTIFICATE_DAYS = 365;
const RENEWAL_DAYS = 60;

const secret = z.object({ certificate: z.string(), privateKey: z.string() });
const request = z.object({
  /** A custom resource's; the daily schedule has none. */
  RequestType: z.enum(['Create', 'Update', 'Delete']).optional(),
  ResourceProperties: z.object({
    AuthoritySecretArn: z.string(),
    TlsSecretArn: z.string(),
    Hostnames: z.array(z.string()).min(1),
  }),
});

interface Response {
  readonly PhysicalResourceId: string;
  readonly Data?: { readonly CaCertificate: string };
}

const secrets = new SecretsManagerClient();

/** Makes the authority once, and a certificate when there is none for these names, or it nears its end. Deletes nothing. */
export async function handler(event: unknown): Promise<Response> {
  const { RequestType, ResourceProperties: { AuthoritySecretArn, TlsSecretArn, Hostnames } } = request.parse(event);
  const PhysicalResourceId = 'pgbouncer-certificate';
  if (RequestType === 'Delete') return { PhysicalResourceId };
  const authority = await read(AuthoritySecretArn)
    // The schedule makes none: it could run beside the deployment and publish another one.
    ?? (RequestType ? await write(AuthoritySecretArn, makeAuthority('PgBouncer authority', AUTHORITY_DAYS)) : undefined);
  if (!authority) return { PhysicalResourceId };
  const certificate = await read(TlsSecretArn);
  if (!certificate || !serves(certificate, authority, Hostnames)) {
    await write(TlsSecretArn, issue('pgbouncer', Hostnames, CERTIFICATE_DAYS, authority));
    console.log(`issued a certificate for ${Hostnames.join(', ')}`);
  }
  return { PhysicalResourceId, Data: { CaCertificate: authority.certificate } };
}

/** Whether the certificate is the authority's, for exactly these names, and for long enough. */
export function serves(certificate: KeyedCertificate, authority: KeyedCertificate, hostnames: readonly string[], now = Date.now()): boolean {
  const leaf = new X509Certificate(certificate.certificate);
  const names = (leaf.subjectAltName ?? '').split(', ').map((name) => name.replace(/^DNS:/, ''));
  return leaf.verify(new X509Certificate(authority.certificate).publicKey)
    && [...names].sort().join() === [...hostnames].sort().join()
    && Date.parse(leaf.validTo) - now > RENEWAL_DAYS * 86_400_000;
}

/** Undefined when the secret holds none yet: CloudFormation creates it with a random string. */
async function read(SecretId: string): Promise<KeyedCertificate | undefined> {
  const { SecretString } = await secrets.send(new GetSecretValueCommand({ SecretId }));
  return SecretString?.startsWith('{"certificate":') ? secret.parse(JSON.parse(SecretString)) : undefined;
}

async function write(SecretId: string, value: KeyedCertificate): Promise<KeyedCertificate> {
  const { certificate, privateKey } = value;
  await secrets.send(new PutSecretValueCommand({ SecretId, SecretString: JSON.stringify({ certificate, privateKey }) }));
  return value;
}
