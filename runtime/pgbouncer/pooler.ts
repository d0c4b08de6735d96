import { randomBytes } from 'crypto';
import { join } from 'path';
import { ConfigFiles, configFiles, writeConfigFiles } from './config-files';
import { Credentials } from './credentials';
import { log, messageOf } from './log';
import { metricsLine } from './metrics';
import { repeat, withJitter } from './repeat';
import { Rotation } from './rotation';
import { SecretReader } from './secrets';
import { Settings } from './settings';
import { Supervisor } from './supervisor';
import { WriterGuard } from './writer-guard';

/** The time in which a failover is noticed; measured: writes flow again after 7.4 s. */
const GUARD_SECONDS = 2;

/** A refused login repeats each second: the secrets are read again no more often than this. */
const REFUSAL_PAUSE_MILLISECONDS = 1000;

/** The pooler: PgBouncer, and what keeps it in step with secrets and writer. */
export class Pooler {
  private readonly rotation: Rotation;
  private readonly guard: WriterGuard;
  private supervisor?: Supervisor;
  private credentials!: Credentials;
  private files: ConfigFiles = {};
  private loginFailures = 0;
  private following?: Promise<void>;

  constructor(private readonly settings: Settings, secrets: SecretReader) {
    const login = { username: 'pooler_guard', password: randomBytes(24).toString('hex') };
    this.rotation = new Rotation(settings, secrets, login);
    this.guard = new WriterGuard(settings, login);
  }

  /** Runs until PgBouncer ends; its exit code, 0 after a drain. */
  public async run(stop: AbortSignal): Promise<number> {
    await this.configure(this.rotation.poll());
    if (stop.aborted) return 0;
    const supervisor = this.start();
    const stopTasks = this.startTasks();
    stop.addEventListener('abort', () => {
      stopTasks();
      log('draining: running transactions end, new ones are refused');
      void this.guard.close().then(() => supervisor.drain());
    });
    return supervisor.ended;
  }

  private start(): Supervisor {
    this.supervisor = new Supervisor({
      program: this.settings.PGBOUNCER,
      configuration: join(this.settings.RUN_FOLDER, 'pgbouncer.ini'),
      drainSeconds: this.settings.DRAIN_SECONDS,
      onServerLoginFailure: () => this.noteRefusal(),
    });
    return this.supervisor;
  }

  private startTasks(): () => void {
    const { settings } = this;
    const tasks = [
      repeat('following the secrets', withJitter(settings.SECRET_POLL_SECONDS), async () => this.configure(this.rotation.poll())),
      repeat('following the certificate', withJitter(settings.CERTIFICATE_POLL_SECONDS), async () => this.rotation.pollCertificate()),
      repeat('guarding the writer', () => GUARD_SECONDS, async () => this.guard.check()),
      repeat('metrics', () => settings.METRIC_SECONDS, async () => this.printMetrics()),
    ];
    return () => tasks.forEach((stopTask) => stopTask());
  }

  /** Writes what the credentials ask for, and has PgBouncer read it when something changed. */
  private async configure(next: Promise<Credentials>): Promise<void> {
    this.credentials = await next;
    const files = configFiles(this.settings, this.credentials);
    const changed = Object.keys(files).filter((name) => files[name] !== this.files[name]);
    if (changed.length === 0) return;
    writeConfigFiles(this.settings.RUN_FOLDER, files);
    this.files = files;
    this.supervisor?.reload();
    log(`wrote ${changed.join(', ')}`);
  }

  private noteRefusal(): void {
    this.loginFailures += 1;
    this.following ??= this.configure(this.rotation.pollAfterRefusal())
      .catch((error: unknown) => log(`reading the secrets again failed: ${messageOf(error)}`))
      .finally(() => setTimeout(() => { this.following = undefined; }, REFUSAL_PAUSE_MILLISECONDS).unref());
  }

  private async printMetrics(): Promise<void> {
    const serverLoginFailures = this.loginFailures;
    const own = { serverLoginFailures, writerReachable: this.guard.reachable, certificate: this.credentials.tls.certificate };
    log(await metricsLine(this.settings, own));
    this.loginFailures -= serverLoginFailures;
  }
}
