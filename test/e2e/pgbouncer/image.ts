import { execFileSync } from 'child_process';
import { existsSync, mkdirSync, renameSync } from 'fs';
import { homedir } from 'os';
import { join, resolve } from 'path';

const REPOSITORY = resolve(__dirname, '../../..');
const CACHE = join(homedir(), '.cache', 'cdk-data-store');
const MIRROR = 'http://deb.debian.org/debian';
const BASE = 'localhost/debian:trixie-slim';
const IMAGE = 'localhost/cdk-data-store-pgbouncer';

/** Without a container engine: under chroot, with files that are copied instead of mounted. */
const BUILDAH = { BUILDAH_ISOLATION: 'chroot', STORAGE_DRIVER: 'vfs' };

/** The files of the pooler's image, built from `assets/pgbouncer` as a deployment would build it. */
export interface ImageFiles {
  readonly root: string;
  /** The user that the image names. */
  readonly uid: number;
  readonly command: readonly string[];
  remove(): void;
}

export function buildImage(): ImageFiles {
  if (process.getuid?.() !== 0) throw new Error('building the image under chroot needs root');
  ensureBase();
  buildah('build', '--pull=never', '--layers', '--build-arg', `BASE=${BASE}`,
    // A mirror may lag behind its suite's date; the signature is checked all the same.
    '--build-arg', 'APT_OPTIONS=-oAcquire::Check-Valid-Until=false', '-t', IMAGE, join(REPOSITORY, 'assets/pgbouncer'));
  const container = buildah('from', '--pull=never', IMAGE);
  const root = buildah('mount', container);
  const { OCIv1: { config } } = JSON.parse(buildah('inspect', '--type', 'image', IMAGE)) as ImageInspection;
  return {
    root,
    uid: Number(execFileSync('chroot', [root, '/usr/bin/id', '-u', config.User], { encoding: 'utf8' })),
    command: config.Entrypoint,
    remove: () => void buildah('rm', container),
  };
}

/** How a build ends when the PgBouncer of the distribution is under the floor. */
export function buildWithFloor(floor: string): string {
  try {
    buildah('build', '--pull=never', '--layers', '--force-rm', '--build-arg', `BASE=${BASE}`, '--build-arg', `PGBOUNCER_FLOOR=${floor}`,
      '--build-arg', 'APT_OPTIONS=-oAcquire::Check-Valid-Until=false', join(REPOSITORY, 'assets/pgbouncer'));
    return '';
  } catch (error) {
    return String((error as { stderr: unknown }).stderr);
  }
}

interface ImageInspection {
  readonly OCIv1: { readonly config: { readonly User: string; readonly Entrypoint: string[] } };
}

/** Made once and kept between runs: no registry of images is needed. */
function ensureBase(): void {
  if (buildah('images', '--quiet', '--filter', `reference=${BASE}`) !== '') return;
  const files = join(CACHE, 'trixie');
  if (!existsSync(files)) {
    mkdirSync(CACHE, { recursive: true });
    execFileSync('debootstrap', ['--variant=minbase', 'trixie', `${files}.new`, MIRROR], { stdio: 'pipe' });
    renameSync(`${files}.new`, files);
  }
  const container = buildah('from', 'scratch');
  buildah('add', '--quiet', container, files, '/');
  buildah('config', '--env', 'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', container);
  buildah('commit', '--quiet', '--rm', container, BASE);
}

function buildah(...args: string[]): string {
  return execFileSync('buildah', args, { encoding: 'utf8', env: { ...process.env, ...BUILDAH }, stdio: 'pipe', maxBuffer: 64 * 1024 * 1024 }).trim();
}
