import { clientLogins, Credentials, Login, optionalLogin, parseCertificate, parseLogin, requireDistinctNames } from './credentials';
import { SecretReader, SecretVersions } from './secrets';
import { Settings } from './settings';

/** The login in use at the database, and the version that was current when it was chosen. */
export interface ServerChoice {
  readonly login: Login;
  readonly currentVersionId: string;
}

/** A new current version is taken; an old one is not gone back to while the pending one works. */
export function followCurrent(arn: string, versions: SecretVersions, choice?: ServerChoice): ServerChoice {
  if (choice?.currentVersionId === versions.current.versionId) return choice;
  return { login: parseLogin(arn, versions.current.value), currentVersionId: versions.current.versionId };
}

/** The database refused the login in use: during a rotation it already has the pending password, after one the current. */
export function afterRefusal(arn: string, versions: SecretVersions, choice: ServerChoice): ServerChoice {
  const current = followCurrent(arn, versions, choice);
  if (current !== choice) return current;
  const other = [versions.current, versions.pending].map((version) => optionalLogin(arn, version))
    .find((login) => login !== undefined && login.password !== choice.login.password);
  return other ? { ...choice, login: other } : choice;
}

type Choose = (arn: string, versions: SecretVersions, choice?: ServerChoice) => ServerChoice;

/** What was read of each secret, by its ARN. */
type Read = ReadonlyMap<string, SecretVersions>;

/**
 * Keeps the credentials up with the secrets. Open server connections outlive a change of password. A new one that falls between the change and
 * the next reading is refused, which costs the client that waits for it one error and has the secrets read at once.
 */
export class Rotation {
  /** Secrets whose current version is not the one in use, or whose rotation has not ended; all of them when they cannot be read. */
  public differing = 0;
  private readonly arns: readonly string[];
  private choices = new Map<string, ServerChoice>();
  private used: Read = new Map();
  private tls?: Credentials['tls'];

  constructor(private readonly settings: Settings, private readonly secrets: SecretReader, private readonly guard: Login) {
    this.arns = [
      settings.SERVER_READ_WRITE_SECRET_ARN, settings.SERVER_READ_ONLY_SECRET_ARN,
      settings.CLIENT_READ_WRITE_SECRET_ARN, settings.CLIENT_READ_ONLY_SECRET_ARN,
      ...settings.OWNER_SECRET_ARN ? [settings.OWNER_SECRET_ARN] : [],
    ];
  }

  /** The credentials of now. Throws, and keeps what was, when a secret cannot be used. */
  public async poll(): Promise<Credentials> {
    return this.choose(followCurrent);
  }

  /** As `poll`, after the database refused a login. */
  public async pollAfterRefusal(): Promise<Credentials> {
    return this.choose((arn, versions, choice) => choice ? afterRefusal(arn, versions, choice) : followCurrent(arn, versions));
  }

  /** Read apart from the logins: a certificate changes a few times a year, and each read is paid for. */
  public async pollCertificate(): Promise<void> {
    const arn = this.settings.TLS_SECRET_ARN;
    this.tls = parseCertificate(arn, (await this.secrets.versions(arn)).current.value);
  }

  private async choose(choose: Choose): Promise<Credentials> {
    const read = await this.read();
    if (!this.tls) await this.pollCertificate();
    this.differing = countDiffering(read, this.used);
    const choices = new Map(this.choices);
    const server = (arn: string) => {
      const choice = choose(arn, read.get(arn)!, choices.get(arn));
      choices.set(arn, choice);
      return choice.login;
    };
    const credentials = this.credentials(server, (arn) => clientLogins(arn, read.get(arn)!), this.tls!);
    requireDistinctNames(credentials);
    this.choices = choices;
    this.used = read;
    this.differing = countDiffering(read, read);
    return credentials;
  }

  private async read(): Promise<Read> {
    try {
      return new Map(await Promise.all(this.arns.map(async (arn) => [arn, await this.secrets.versions(arn)] as const)));
    } catch (error) {
      this.differing = this.arns.length;
      throw error;
    }
  }

  private credentials(server: (arn: string) => Login, clients: (arn: string) => Login[], tls: Credentials['tls']): Credentials {
    const { settings } = this;
    return {
      server: { readWrite: server(settings.SERVER_READ_WRITE_SECRET_ARN), readOnly: server(settings.SERVER_READ_ONLY_SECRET_ARN) },
      ...settings.OWNER_SECRET_ARN ? { owner: server(settings.OWNER_SECRET_ARN) } : {},
      clients: { readWrite: clients(settings.CLIENT_READ_WRITE_SECRET_ARN), readOnly: clients(settings.CLIENT_READ_ONLY_SECRET_ARN) },
      guard: this.guard,
      tls,
    };
  }
}

/** A rotation that has ended may leave AWSPENDING on the version that is current now. */
function countDiffering(read: Read, used: Read): number {
  return [...read].filter(([arn, { current, pending = current }]) =>
    pending.versionId !== current.versionId || used.get(arn)?.current.versionId !== current.versionId).length;
}
