import * as fs from 'fs';
import * as path from 'path';

/** The folder of a bundled program that runs in AWS; the package ships it, whether it is used from `src` or from `lib`. */
export function runtimeAsset(program: 'pgbouncer' | 'certificate' | 'bootstrap' | 'rotation'): string {
  const folder = path.join(__dirname, '..', '..', 'assets', program);
  if (!fs.existsSync(folder)) throw new Error(`the bundled program ${folder} is missing; run "npx tsx scripts/build-assets.ts"`);
  return folder;
}
