import { ChildProcess, execFile, execFileSync, spawn } from 'child_process';
import { appendFileSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { promisify } from 'util';
import { Client } from 'pg';

const BIN = '/usr/lib/postgresql/15/bin';

/** A running PostgreSQL that can be stopped, started again, promoted and made a reader: what RDS does with an instance. */
export class PostgresProcess {
  private readonly account: { uid: number; gid: number };
  private readonly command: readonly string[];
  private restarted?: ChildProcess;

  constructor(private readonly dataDirectory: string) {
    const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
    this.account = { uid: id('-u'), gid: id('-g') };
    this.command = [...readFileSync(join(dataDirectory, 'postmaster.opts'), 'utf8').matchAll(/"([^"]*)"/g)].map(([, argument]) => argument);
  }

  public get pid(): number {
    return Number(readFileSync(join(this.dataDirectory, 'postmaster.pid'), 'utf8').split('\n')[0]);
  }

  /** Open connections are cut, and everything written is handed to the readers. */
  public async stop(): Promise<void> {
    await this.control('-m', 'fast', '-w', 'stop');
  }

  /** Returns before it accepts connections. */
  public start(): void {
    this.restarted = spawn(join(BIN, 'postgres'), this.command, { ...this.account, cwd: this.dataDirectory, stdio: 'ignore' });
  }

  /** From reader to writer. */
  public async promote(): Promise<void> {
    await this.control('-w', 'promote');
  }

  /** The next start is as a reader of another. */
  public follow(writer: { host: string; port: number; user: string; password: string }): void {
    const { host, port, user, password } = writer;
    appendFileSync(join(this.dataDirectory, 'postgresql.auto.conf'), `primary_conninfo = 'host=${host} port=${port} user=${user} password=${password}'\n`);
    writeFileSync(join(this.dataDirectory, 'standby.signal'), '');
  }

  /** Ends what `start` began; the one that was there before is not ours. */
  public async end(): Promise<void> {
    const child = this.restarted;
    if (!child || child.exitCode !== null) return;
    const gone = new Promise((exit) => child.once('exit', exit));
    child.kill('SIGINT');
    await gone;
  }

  private async control(...args: string[]): Promise<void> {
    await promisify(execFile)(join(BIN, 'pg_ctl'), ['-D', this.dataDirectory, ...args], { ...this.account, cwd: this.dataDirectory });
  }
}

/** Waits until a server answers a query; how long that took, in milliseconds, since `since`. */
export async function answering(connect: () => Promise<Client>, since = Date.now(), seconds = 30): Promise<number> {
  for (;;) {
    try {
      const client = await connect();
      await client.query('SELECT 1');
      const taken = Date.now() - since;
      await client.end();
      return taken;
    } catch (error) {
      if (Date.now() - since > seconds * 1000) throw error;
      await new Promise((tick) => setTimeout(tick, 20));
    }
  }
}
