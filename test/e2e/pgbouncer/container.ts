import { ChildProcess, execFileSync, spawn } from 'child_process';
import { chownSync, mkdirSync, readFileSync } from 'fs';
import { createInterface } from 'readline';
import { ImageFiles } from './image';
import { processorSeconds } from './pgbench';

/** Process 1 of its own namespace, on a read-only file system but for one folder, as a task of ECS runs it. */
const START = `set -e
mount --bind "$1" "$1"
mount --bind "$2" "$1/run/pgbouncer"
mount --bind "$3" "$1/etc/hosts"
mount --bind /dev "$1/dev"
mount -t proc proc "$1/proc"
mount -o remount,bind,ro "$1"
ulimit -n 65535 2>/dev/null || ulimit -n "$(ulimit -H -n)"
root="$1"; uid="$4"; shift 4
exec chroot --userspec="$uid:$uid" "$root" "$@"`;

/** The pooler's program, run from its image. */
export class Container {
  public readonly output: string[] = [];
  public readonly ended: Promise<number | null>;
  private readonly child: ChildProcess;

  constructor(private readonly image: ImageFiles, runFolder: string, hosts: string,
    private readonly environment: Record<string, string>) {
    mkdirSync(runFolder, { recursive: true, mode: 0o700 });
    chownSync(runFolder, image.uid, image.uid);
    this.child = spawn('unshare', [
      '--mount', '--pid', '--fork', 'sh', '-c', START, 'sh', image.root, runFolder, hosts, String(image.uid), ...image.command,
    ], { env: { PATH: process.env.PATH, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [this.child.stdout!, this.child.stderr!]) createInterface({ input: stream }).on('line', (line) => this.output.push(line));
    this.ended = new Promise((resolve) => this.child.once('exit', (code) => resolve(code)));
  }

  /** As ECS does when it stops a task. */
  public terminate(): void {
    process.kill(this.mainProcess(), 'SIGTERM');
  }

  public async stop(): Promise<void> {
    // Number 1 takes its namespace with it; its parent, which only waits for it, would leave it behind.
    if (this.child.exitCode === null) process.kill(this.mainProcess(), 'SIGKILL');
    await this.ended;
  }

  /** The container's health check; its exit code. */
  public healthcheck(): number {
    const { root, uid, command } = this.image;
    const pid = String(this.mainProcess());
    try {
      execFileSync('nsenter', ['--mount', '--pid', '--target', pid, 'chroot', `--userspec=${uid}:${uid}`, root, ...command, 'healthcheck'],
        { env: { PATH: process.env.PATH, ...this.environment }, stdio: 'pipe' });
      return 0;
    } catch (error) {
      return (error as { status: number }).status;
    }
  }

  /** Command lines and environments of every process in the container. */
  public processes(): { command: string; environment: string; uid: string }[] {
    const main = this.mainProcess();
    return [main, ...children(main)].map((pid) => ({
      command: readFileSync(`/proc/${pid}/cmdline`, 'utf8'),
      environment: readFileSync(`/proc/${pid}/environ`, 'utf8'),
      uid: /^Uid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1],
    }));
  }

  /** Processor time so far of every process in the container. */
  public processorSeconds(): number {
    return processorSeconds(this.mainProcess());
  }

  public async line(pattern: RegExp, seconds = 20, from = 0): Promise<string> {
    const deadline = Date.now() + seconds * 1000;
    for (;;) {
      const found = this.output.slice(from).find((line) => pattern.test(line));
      if (found) return found;
      if (Date.now() > deadline) throw new Error(`no line ${pattern} in:\n${this.output.join('\n')}`);
      await new Promise((tick) => setTimeout(tick, 50));
    }
  }

  /** The process that is number 1 inside. */
  private mainProcess(): number {
    return children(this.child.pid!)[0];
  }
}

function children(pid: number): number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number);
}
