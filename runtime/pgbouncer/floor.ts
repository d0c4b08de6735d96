import { execFile } from 'child_process';
import { promisify } from 'util';

/** The oldest PgBouncer without known holes; the Dockerfile says which, and asserts it when the image is built. This is for images built elsewhere. */
export const FLOOR = '1.26.1';

/** Fails when the program is an older PgBouncer, or none. */
export async function requireFloor(program: string): Promise<void> {
  const { stdout } = await promisify(execFile)(program, ['--version'], { env: {} });
  const version = /^PgBouncer (\d+(?:\.\d+)*)/m.exec(stdout)?.[1];
  if (version === undefined) throw new Error(`${program} is no PgBouncer: it says '${stdout.split('\n')[0]}'`);
  if (!isAtLeast(version, FLOOR)) throw new Error(`PgBouncer is ${version}; it must be ${FLOOR} or newer: build the image from this package's assets/pgbouncer`);
}

export function isAtLeast(version: string, floor: string): boolean {
  const [have, want] = [version, floor].map((each) => each.split('.').map(Number));
  const at = want.findIndex((part, index) => part !== (have[index] ?? 0));
  return at === -1 || (have[at] ?? 0) > want[at];
}
