import { ChildProcess, execFileSync, spawn } from 'child_process';
import { chownSync, mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { PostgresServer } from '../postgres/server';
import { DatabaseTls } from './postgres-tls';

const BIN = '/usr/lib/postgresql/15/bin';

/** A reader of the server, on another address and the same port: what the former writer is after a failover. */
export class Standby {
  private readonly home = mkdtempSync(join(tmpdir(), 'postgres-standby-'));
  public readonly dataDirectory = join(this.home, 'data');
  private readonly child: ChildProcess;

  constructor(primary: PostgresServer, address: string, tls: DatabaseTls) {
    const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
    const account = { uid: id('-u'), gid: id('-g') };
    const data = this.dataDirectory;
    chownSync(this.home, account.uid, account.gid);
    execFileSync(join(BIN, 'pg_basebackup'), [
      '-D', data, '-h', primary.host, '-p', String(primary.port), '-U', primary.user, '--write-recovery-conf', '--checkpoint=fast', '--no-sync',
    ], { ...account, cwd: this.home, env: { PGPASSWORD: primary.password }, stdio: 'pipe' });
    const settings = { listen_addresses: address, unix_socket_directories: this.home, fsync: 'off', ...tls.settings() };
    const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    this.child = spawn(join(BIN, 'postgres'), ['-D', data, '-p', String(primary.port), ...flags], { ...account, cwd: data, stdio: 'ignore' });
  }

  public async stop(): Promise<void> {
    const gone = new Promise((exit) => this.child.once('exit', exit));
    if (this.child.exitCode === null) {
      this.child.kill('SIGINT');
      await gone;
    }
    rmSync(this.home, { recursive: true, force: true });
  }
}
