import { Client, ClientConfig } from 'pg';
import { Environment } from './environment';

/** What a client saw, and when. */
export interface Seen {
  readonly at: number;
  readonly error?: Error;
  /** Whether BEGIN had been answered: such a transaction may not be cut. */
  readonly begun: boolean;
}

export interface LoadOptions {
  readonly clients: number;
  /** Asked for at each connection, as a client reads its secret. */
  readonly login: () => ClientConfig;
  /** A connection for each transaction, as functions without a pool of their own do. */
  readonly reconnect?: boolean;
  /** Between two statements of a transaction; 0 when left out. */
  readonly thinkMilliseconds?: number;
}

/** Clients that write one transaction after another until they are stopped, and connect again after an error. */
export class Load {
  public readonly seen: Seen[] = [];
  private readonly stopped = new AbortController();
  private readonly clients: Promise<void>[];

  constructor(private readonly environment: Environment, private readonly options: LoadOptions) {
    this.clients = Array.from({ length: options.clients }, async () => this.run());
  }

  public get failures(): Seen[] {
    return this.seen.filter(({ error }) => error !== undefined);
  }

  public get successes(): Seen[] {
    return this.seen.filter(({ error }) => error === undefined);
  }

  public async stop(): Promise<void> {
    this.stopped.abort();
    await Promise.all(this.clients);
  }

  private async run(): Promise<void> {
    let client: Client | undefined;
    while (!this.stopped.signal.aborted) {
      const begun = { value: false };
      try {
        client ??= await this.environment.connect(this.options.login());
        await this.transaction(client, begun);
        this.seen.push({ at: Date.now(), begun: true });
        if (this.options.reconnect) {
          await client.end();
          client = undefined;
        }
      } catch (error) {
        this.seen.push({ at: Date.now(), begun: begun.value, error: error as Error });
        void client?.end().catch(() => undefined);
        client = undefined;
        await pause(0.05);
      }
    }
    await client?.end().catch(() => undefined);
  }

  private async transaction(client: Client, begun: { value: boolean }): Promise<void> {
    const think = async () => pause((this.options.thinkMilliseconds ?? 0) / 1000);
    await client.query('BEGIN');
    begun.value = true;
    await client.query('INSERT INTO orders VALUES (1)');
    await think();
    await client.query('SELECT count(*) FROM orders WHERE id < 0');
    await client.query('COMMIT');
  }
}

export async function pause(seconds: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
}

export async function eventually(attempt: () => Promise<unknown>, seconds: number): Promise<void> {
  const deadline = Date.now() + seconds * 1000;
  for (;;) {
    try {
      await attempt();
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await pause(0.2);
    }
  }
}
