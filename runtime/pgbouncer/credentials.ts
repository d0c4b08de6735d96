import { X509Certificate } from 'crypto';
import { z } from 'zod';
import { SecretVersion, SecretVersions } from './secrets';

/** A user and its password. */
export interface Login {
  readonly username: string;
  readonly password: string;
}

/** What clients see. */
export interface Certificate {
  readonly certificate: string;
  readonly privateKey: string;
}

/** Everything secret that the configuration is made of. */
export interface Credentials {
  readonly server: { readonly readWrite: Login; readonly readOnly: Login };
  /** Logs in as itself, on an entry of its own, when there is one. */
  readonly owner?: Login;
  /** Several per entry while a rotation lets old and new clients in. */
  readonly clients: { readonly readWrite: readonly Login[]; readonly readOnly: readonly Login[] };
  /** A login of this process alone, for its question to the writer. */
  readonly guard: Login;
  readonly tls: Certificate;
}

/** Characters that would end a line of the auth file, and forms that PgBouncer takes for a hash of a password. */
const password = z.string().min(1, 'is empty').max(1000, 'is longer than 1000 characters')
  // eslint-disable-next-line no-control-regex
  .regex(/^[^\u0000-\u001f\u007f]*$/, 'holds a line break or another control character')
  .refine((value) => !/^(SCRAM-SHA-256\$|md5[0-9a-f]{32}$)/i.test(value), 'looks like a hash of a password');
const loginValue = z.object({
  username: z.string().regex(/^[A-Za-z_][A-Za-z0-9_.-]{0,62}$/, 'is not 1 to 63 letters, digits, underscores, dots and hyphens')
    .refine((value) => value.toLowerCase() !== 'pgbouncer', 'is the name of the admin console'),
  password,
});
const pem = (label: string) => z.string().includes(`-----BEGIN ${label}`, `holds no PEM ${label.toLowerCase()}`);
const certificateValue = z.object({ certificate: pem('CERTIFICATE'), privateKey: z.string().regex(/-----BEGIN [A-Z ]*PRIVATE KEY/, 'holds no PEM private key') });

/** The login in a version of a secret. Its errors name the secret and the fault, never the value. */
export function parseLogin(arn: string, value: string): Login {
  return parsed(loginValue, arn, value);
}

export function parseCertificate(arn: string, value: string): Certificate {
  const tls = parsed(certificateValue, arn, value);
  try {
    new X509Certificate(tls.certificate);
  } catch {
    throw new Error(`secret ${arn}: certificate cannot be read`);
  }
  return tls;
}

/** The login in a version that may be absent, or half of somebody's unfinished rotation: then there is none. */
export function optionalLogin(arn: string, version: SecretVersion | undefined): Login | undefined {
  try {
    return version && parseLogin(arn, version.value);
  } catch {
    return undefined;
  }
}

/** Every login of a client secret that must be let in: PgBouncer holds one password per name, and the current version's wins. */
export function clientLogins(arn: string, versions: SecretVersions): Login[] {
  const logins = new Map<string, Login>();
  const others = [versions.pending, versions.previous].map((version) => optionalLogin(arn, version));
  for (const login of [parseLogin(arn, versions.current.value), ...others]) {
    if (login && !logins.has(login.username)) logins.set(login.username, login);
  }
  return [...logins.values()];
}

/** Every login there is. */
export function everyLogin({ server, owner, clients, guard }: Credentials): Login[] {
  return [server.readWrite, server.readOnly, ...owner ? [owner] : [], ...clients.readWrite, ...clients.readOnly, guard];
}

/** A name that two secrets share would let one's clients in as the other. */
export function requireDistinctNames(credentials: Credentials): void {
  const names = everyLogin(credentials).map((each) => each.username);
  const twice = names.filter((each, at) => names.indexOf(each) !== at);
  if (twice.length > 0) throw new Error(`the secrets share the user name '${twice[0]}'; give each secret a user of its own`);
}

function parsed<T>(schema: z.ZodType<T>, arn: string, value: string): T {
  const result = schema.safeParse(json(arn, value));
  if (result.success) return result.data;
  throw new Error(`secret ${arn}: ${result.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('; ')}`);
}

function json(arn: string, value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    throw new Error(`secret ${arn}: the value is not JSON`);
  }
}
