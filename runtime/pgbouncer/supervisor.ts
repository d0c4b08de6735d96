import { ChildProcess, spawn } from 'child_process';
import { createInterface } from 'readline';
import { Readable } from 'stream';
import { log } from './log';

/** What PgBouncer writes when the database refuses its login; what it writes of a client that it refuses itself reads otherwise. */
const SERVER_REFUSED = /\bserver login failed\b/;
const CLIENT_REFUSED = /\bC-0x\S+ \S+ pooler error: (SASL authentication failed|no authentication method is found)/;

interface SupervisorOptions {
  readonly program: string;
  readonly configuration: string;
  readonly drainSeconds: number;
  /** Called for each line that tells of a refused login at the database. */
  readonly onServerLoginFailure: () => void;
  /** Called for each line that tells of a client whose login was refused. */
  readonly onClientLoginFailure: () => void;
}

/** PgBouncer as a child of this process. */
export class Supervisor {
  /** How PgBouncer ended; it ends by itself only when something is wrong. */
  public readonly ended: Promise<number>;
  private readonly child: ChildProcess;
  private draining = false;

  constructor(private readonly options: SupervisorOptions) {
    this.child = spawn(options.program, [options.configuration], { env: {}, stdio: ['ignore', 'pipe', 'pipe'] });
    this.follow(this.child.stdout!);
    this.follow(this.child.stderr!);
    this.ended = new Promise((resolve, reject) => {
      this.child.once('error', reject);
      this.child.once('exit', (code, signal) => resolve(this.draining && signal === null ? 0 : code ?? 1));
    });
  }

  /** Lets PgBouncer read its files again. */
  public reload(): void {
    this.child.kill('SIGHUP');
  }

  /**
   * Lets running transactions end and takes no new one. SIGINT, because SIGTERM waits for clients to leave, which pools of clients never do;
   * and only once, because a second signal stops PgBouncer at once.
   */
  public drain(): void {
    if (this.draining) return;
    this.draining = true;
    this.child.kill('SIGINT');
    const timer = setTimeout(() => this.giveUp(), this.options.drainSeconds * 1000).unref();
    this.child.once('exit', () => clearTimeout(timer));
  }

  private giveUp(): void {
    log(`transactions still run after ${this.options.drainSeconds} s: stopping PgBouncer`);
    this.child.kill('SIGKILL');
  }

  private follow(output: Readable): void {
    createInterface({ input: output }).on('line', (line) => {
      log(line);
      if (SERVER_REFUSED.test(line)) this.options.onServerLoginFailure();
      else if (CLIENT_REFUSED.test(line)) this.options.onClientLoginFailure();
    });
  }
}
