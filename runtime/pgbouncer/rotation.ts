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

/**
 * Keeps the credentials up with the secrets. Open server connections outlive a change of password. A new one that falls between the change and
 * the next reading is refused, which costs the client that waits for it one error and has the secrets read at once.
 */
export class Rotation {
  private readWrite?: ServerChoice;
  private readOnly?: ServerChoice;
  private tls?: Credentials['tls'];

  constructor(private readonly settings: Settings, private readonly secrets: SecretReader, private readonly guard: Login) {}

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
    const { settings } = this;
    const [readWrite, readOnly, clientReadWrite, clientReadOnly] = await Promise.all([
      settings.SERVER_READ_WRITE_SECRET_ARN, settings.SERVER_READ_ONLY_SECRET_ARN,
      settings.CLIENT_READ_WRITE_SECRET_ARN, settings.CLIENT_READ_ONLY_SECRET_ARN,
    ].map(async (arn) => this.secrets.versions(arn)));
    if (!this.tls) await this.pollCertificate();
    const chosen = {
      readWrite: choose(settings.SERVER_READ_WRITE_SECRET_ARN, readWrite, this.readWrite),
      readOnly: choose(settings.SERVER_READ_ONLY_SECRET_ARN, readOnly, this.readOnly),
    };
    const credentials: Credentials = {
      server: { readWrite: chosen.readWrite.login, readOnly: chosen.readOnly.login },
      clients: {
        readWrite: clientLogins(settings.CLIENT_READ_WRITE_SECRET_ARN, clientReadWrite),
        readOnly: clientLogins(settings.CLIENT_READ_ONLY_SECRET_ARN, clientReadOnly),
      },
      guard: this.guard,
      tls: this.tls!,
    };
    requireDistinctNames(credentials);
    Object.assign(this, chosen);
    return credentials;
  }
}
