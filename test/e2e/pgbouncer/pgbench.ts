import { execFile } from 'child_process';
import { readdirSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';

const PGBENCH = '/usr/lib/postgresql/15/bin/pgbench';
const TICKS_PER_SECOND = 100;

/** What pgbench says at its end. */
export interface BenchResult {
  readonly exitCode: number;
  readonly transactions: number;
  readonly transactionsPerSecond: number;
  readonly failed: number;
  /** The last lines, for a failure's message. */
  readonly output: string;
}

/** Runs pgbench with one script; the connection comes from libpq's variables. */
export async function pgbench(folder: string, sql: string, args: readonly string[], environment: Record<string, string>): Promise<BenchResult> {
  const script = join(folder, 'script.sql');
  writeFileSync(script, sql);
  // A client is a descriptor, and common limits are 1,024.
  const command = `ulimit -n 10000 2>/dev/null || ulimit -n "$(ulimit -H -n)"; exec ${PGBENCH} "$@"`;
  return new Promise((resolve) => {
    execFile('sh', ['-c', command, 'pgbench', '-n', '-f', script, ...args], {
      env: { PATH: process.env.PATH, ...environment }, maxBuffer: 2 ** 26,
    }, (error, stdout, stderr) => {
      const number = (pattern: RegExp) => Number(pattern.exec(stdout)?.[1] ?? 0);
      resolve({
        exitCode: error ? Number(error.code) : 0,
        transactions: number(/transactions actually processed: (\d+)/),
        transactionsPerSecond: number(/tps = ([\d.]+)/),
        failed: number(/number of failed transactions: (\d+)/) + (stderr.match(/client \d+ aborted/g) ?? []).length,
        output: `${stdout.slice(-600)}\n${stderr.slice(-600)}`,
      });
    });
  });
}

/** Processor seconds of a PostgreSQL so far: of every process that it has and had. */
export function processorSeconds(postmaster: number): number {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number);
  const [own, ...others] = [postmaster, ...pids.filter((pid) => statOf(pid)?.parent === postmaster)].map(statOf);
  return [own!.self + own!.reaped, ...others.map((stat) => stat?.self ?? 0)].reduce((sum, ticks) => sum + ticks, 0) / TICKS_PER_SECOND;
}

function statOf(pid: number): { parent: number; self: number; reaped: number } | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ').map(Number);
    return { parent: fields[1], self: fields[11] + fields[12], reaped: fields[13] + fields[14] };
  } catch {
    return undefined;
  }
}
