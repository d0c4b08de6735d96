import { execFileSync } from 'child_process';
import { chmodSync, chownSync, mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { issue, makeAuthority } from '../../../runtime/certificate/x509';

/** The names by which the pooler knows the database; the container's hosts file leads them to the loopback interface. */
export const HOSTNAMES = ['writer.test', 'reader.test', 'localhost'];

/** A certificate authority that stands for the one of RDS, and a certificate of the database. */
export class DatabaseTls {
  public readonly folder = mkdtempSync(join(tmpdir(), 'database-tls-'));
  /** PEM. */
  public readonly authority: string;

  constructor() {
    const authority = makeAuthority('stand-in for RDS', 2);
    const { certificate, privateKey } = issue('database', HOSTNAMES, 2, authority);
    this.authority = authority.certificate;
    chmodSync(this.folder, 0o755);
    writeFileSync(join(this.folder, 'ca.pem'), authority.certificate);
    writeFileSync(join(this.folder, 'server.crt'), certificate);
    writeFileSync(join(this.folder, 'server.key'), privateKey, { mode: 0o600 });
    const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
    if (process.getuid?.() === 0) chownSync(join(this.folder, 'server.key'), id('-u'), id('-g'));
  }

  /** For postgresql.conf. */
  public settings(): Record<string, string> {
    return { ssl: 'on', ssl_cert_file: join(this.folder, 'server.crt'), ssl_key_file: join(this.folder, 'server.key') };
  }

  public remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
