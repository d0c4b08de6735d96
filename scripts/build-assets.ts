import { copyFileSync, mkdirSync, rmSync } from 'fs';
import { join } from 'path';
import { buildSync } from 'esbuild';

const ROOT = join(__dirname, '..');

interface Program {
  readonly name: string;
  /** What the program's host starts. */
  readonly output: string;
  /** The oldest Node.js it runs on. */
  readonly target: string;
  /** Files beside the program. */
  readonly copies: readonly string[];
}

const PROGRAMS: readonly Program[] = [
  // Debian trixie's Node.js.
  { name: 'pgbouncer', output: 'main.js', target: 'node20', copies: ['Dockerfile'] },
  // Lambda's.
  { name: 'certificate', output: 'index.js', target: 'node22', copies: [] },
  { name: 'bootstrap', output: 'index.js', target: 'node22', copies: [] },
  { name: 'rotation', output: 'index.js', target: 'node22', copies: [] },
];

/** Bundles what runs in AWS, so that nothing is bundled when a user synthesizes. The same sources give the same bytes. */
function build({ name, output, target, copies }: Program): void {
  const source = join(ROOT, 'runtime', name);
  const folder = join(ROOT, 'assets', name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  buildSync({
    entryPoints: [join(source, output.replace(/\.js$/, '.ts'))],
    outfile: join(folder, output),
    absWorkingDir: ROOT,
    bundle: true,
    platform: 'node',
    target,
    format: 'cjs',
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'inline',
    logLevel: 'warning',
    // node-postgres tries it and does without.
    external: ['pg-native'],
    // Only for Cloudflare's workers.
    alias: { 'pg-cloudflare': join(ROOT, 'node_modules/pg-cloudflare/dist/empty.js') },
  });
  for (const copy of copies) copyFileSync(join(source, copy), join(folder, copy));
}

PROGRAMS.forEach(build);
