import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build, Plugin } from 'esbuild';

/** One file of the tests that hold the rules and the decision, for the runner beside it. */
const ROOT = join(__dirname, '../..');
const FOLDERS = ['test/rules', 'test/decision'];
const LEFT_OUT = [
  // They compare generated files and texts of the source as it stands, which a mutant's switches would fail.
  'audit.test.ts', 'guidance.test.ts',
  // Hundreds of draws for every mutant take hours; what they find is turned into tables.
  'properties.test.ts',
];

const tests = FOLDERS.flatMap((folder) => readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.test.ts') && !LEFT_OUT.some((name) => file.endsWith(name)))
  .map((file) => `${folder}/${file}`)).sort();

/** A test finds its data beside itself, wherever the bundle lies. */
const ownFolder: Plugin = {
  name: 'own-folder',
  setup: ({ onLoad }) => onLoad({ filter: /\/test\/.*\.ts$/ }, ({ path }) => ({
    loader: 'ts',
    contents: readFileSync(path, 'utf8').replaceAll('__dirname', JSON.stringify(dirname(path))),
  })),
};

void build({
  stdin: { contents: tests.map((test) => `import './${test}';`).join('\n'), resolveDir: ROOT, loader: 'ts' },
  outfile: join(ROOT, 'test/mutation/bundle.js'),
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  plugins: [ownFolder],
});
