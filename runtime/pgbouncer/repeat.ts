import { log, messageOf } from './log';
import { JITTER } from './poll';

/** Runs a task again and again until stopped, with a pause of the given seconds between runs; a failure is logged and the next run comes all the same. */
export function repeat(name: string, pauseSeconds: () => number, task: () => Promise<void>): () => void {
  let timer: NodeJS.Timeout;
  let stopped = false;
  const run = async () => {
    await task().catch((error: unknown) => log(`${name} failed: ${messageOf(error)}`));
    if (!stopped) wait();
  };
  const wait = () => { timer = setTimeout(() => void run(), pauseSeconds() * 1000); };
  wait();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}

/** The seconds, more or less by the jitter. */
export function withJitter(seconds: number): () => number {
  return () => seconds * (1 - JITTER + 2 * JITTER * Math.random());
}
