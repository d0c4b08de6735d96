import { log, messageOf } from './log';

/** Counts refused logins, and answers to them no more often than each `pauseMilliseconds`: they come in swarms. */
export class Refusals {
  private count = 0;
  private answering?: Promise<void>;

  constructor(private readonly pauseMilliseconds: number, private readonly answer: () => Promise<void>) {}

  public note(): void {
    this.count += 1;
    this.answering ??= this.answer()
      .catch((error: unknown) => log(`reading the secrets again failed: ${messageOf(error)}`))
      .finally(() => setTimeout(() => { this.answering = undefined; }, this.pauseMilliseconds).unref());
  }

  /** How many since the last call. */
  public take(): number {
    const { count } = this;
    this.count = 0;
    return count;
  }
}
