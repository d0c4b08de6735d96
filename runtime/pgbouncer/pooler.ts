import { randomBytes } from 'crypto';
import { join } from 'path';
import { ConfigFiles, configFiles, writeConfigFiles } from './config-files';
import { ask, Row } from './console';
import { Credentials } from './credentials';
import { log } from './log';
import { metricsLine } from './metrics';
import { PoolLooks } from './pools';
import { Refusals } from './refusals';
import { repeat, withJitter } from './repeat';
import { Rotation } from './rotation';
import { SecretReader } from './secrets';
import { Settings } from './settings';
import { Supervisor } from './supervisor';
import { WriterGuard } from './writer-guard';

/** The time in which a failover is noticed; measured: writes flow again after 7.4 s. */
const GUARD_SECONDS = 2;

/** The database refuses until the password is the right one: each second lost is one in which no connection opens. */
const SERVER_PAUSE_MILLISECONDS = 1_000;

/** Anybody who reaches the port can be refused as a client: this bounds what that costs at Secrets Manager. */
const CLIENT_PAUSE_MILLISECONDS = 15_000;

/** The pooler: PgBouncer, and what keeps it in step with secrets and writer. */
export class Pooler {
  private readonly rotation: Rotation;
  private readonly guard: WriterGuard;
  private supervisor?: Supervisor;
  private credentials!: Credentials;
  private files: ConfigFiles = {};
  private readonly pools = new PoolLooks();
  private readonly serverRefusals = new Refusals(SERVER_PAUSE_MILLISECONDS, async () => this.configure(this.rotation.pollAfterRefusal()));
  private readonly clientRefusals = new Refusals(CLIENT_PAUSE_MILLISECONDS, async () => this.configure(this.rotation.poll()));

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
      onServerLoginFailure: () => this.serverRefusals.note(),
      onClientLoginFailure: () => this.clientRefusals.note(),
    });
    return this.supervisor;
  }

  private startTasks(): () => void {
    const { settings } = this;
    const tasks = [
      repeat('following the secrets', withJitter(settings.SECRET_POLL_SECONDS), async () => this.configure(this.rotation.poll())),
      repeat('following the certificate', withJitter(settings.CERTIFICATE_POLL_SECONDS), async () => this.rotation.pollCertificate()),
      repeat('guarding the writer', () => GUARD_SECONDS, async () => this.guard.check()),
      repeat('looking at the pools', () => settings.SAMPLE_SECONDS, async () => this.pools.add(await this.show('POOLS'))),
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

  private async printMetrics(): Promise<void> {
    const stats = await this.show('STATS');
    log(metricsLine(this.settings, this.pools.take(), stats, {
      serverLoginFailures: this.serverRefusals.take(),
      clientLoginFailures: this.clientRefusals.take(),
      writerReachable: this.guard.reachable,
      secretVersionsDiffer: this.rotation.differing,
      certificate: this.credentials.tls.certificate,
    }));
  }

  /** Without the console's own pool, which is no client's. */
  private async show(what: string): Promise<Row[]> {
    return (await ask(this.settings, `SHOW ${what}`)).filter((row) => row.database !== 'pgbouncer');
  }
}
