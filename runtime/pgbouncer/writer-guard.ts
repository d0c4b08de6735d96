import { Client } from 'pg';
import { ask } from './console';
import { Login } from './credentials';
import { log, messageOf } from './log';
import { Settings } from './settings';

const TIMEOUT_MILLISECONDS = 5000;

/**
 * After a failover of Aurora a pool can stay on the former writer, which is a reader now, until its connections age out.
 * The guard asks through the pool whether the server is one that recovers, and if so has the pool reconnect.
 */
export class WriterGuard {
  /** Whether the last question was answered. */
  public reachable = true;
  private client?: Client;

  constructor(private readonly settings: Settings, private readonly login: Login) {}

  public async check(): Promise<void> {
    try {
      const recovering = await this.isRecovering();
      if (!this.reachable) log('the writer answers again');
      this.reachable = true;
      if (recovering) await this.reconnect();
    } catch (error) {
      await this.close();
      if (this.reachable) log(`the writer does not answer: ${messageOf(error)}`);
      this.reachable = false;
    }
  }

  public async close(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    await client?.end().catch(() => undefined);
  }

  private async isRecovering(): Promise<boolean> {
    this.client ??= await this.connect();
    const { rows } = await this.client.query<{ recovering: boolean }>('SELECT pg_is_in_recovery() AS recovering');
    return rows[0].recovering;
  }

  private async reconnect(): Promise<void> {
    log('the pool is connected to a reader: reconnecting to the writer');
    await ask(this.settings, `RECONNECT ${this.settings.DATABASE}`);
  }

  private async connect(): Promise<Client> {
    const client = new Client({
      host: this.settings.RUN_FOLDER,
      port: this.settings.LISTEN_PORT,
      user: this.login.username,
      password: this.login.password,
      database: this.settings.DATABASE,
      connectionTimeoutMillis: TIMEOUT_MILLISECONDS,
      query_timeout: TIMEOUT_MILLISECONDS,
    });
    client.on('error', () => { this.client = undefined; });
    await client.connect();
    return client;
  }
}
