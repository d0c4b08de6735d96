// Everything that must hold, from a fresh clone: installs, builds, lints, tests, and fails when a generated file drifted.
const { mkdtempSync, readdirSync, readFileSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { install, ROOT, run } = require('./steps');

const reports = mkdtempSync(join(tmpdir(), 'verify-'));
const CI = { CI: 'true' };
/** How long each suite on real engines may take; ten minutes where nothing is said. */
const MINUTES = { dynamodb: 20, emulator: 8, pgbouncer: 15, postgres: 15 };
let passed = 0;
let failed = 0;

install({ always: true });
step('engines', 'sh', ['scripts/install-engines.sh'], { minutes: 10 });
step('project files', 'npx', ['projen', 'default'], { env: CI });
step('assets', 'npx', ['tsx', 'scripts/build-assets.ts']);
step('generated files', 'npx', ['projen', 'generate']);
step('compile', 'npx', ['projen', 'compile'], { env: CI });
step('runtime types', 'npx', ['tsc', '--noEmit', '-p', 'runtime']);
step('test types', 'npx', ['tsc', '--noEmit', '-p', 'test']);
step('example types', 'npx', ['tsc', '--noEmit', '-p', 'examples']);
step('API.md', 'npx', ['projen', 'docgen'], { env: CI });
step('lint', 'npx', ['projen', 'eslint'], { env: CI });
suite('unit tests', 'jest.config.json', 15);
for (const folder of engineSuites()) suite(`real engines: ${folder}`, 'jest.e2e.config.json', MINUTES[folder] ?? 10, [`test/e2e/${folder}/`]);
step('package', 'npx', ['projen', 'package:js'], { env: CI });
step('no drift', 'git', ['diff', '--exit-code', '--stat']);

console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

function step(name, command, args, options = {}) {
  console.log(`── ${name}`);
  const started = Date.now();
  const ok = run(command, args, options).status === 0;
  if (ok) passed += 1;
  else failed += 1;
  console.log(`── ${name}: ${ok ? 'ok' : 'FAILED'} in ${Math.round((Date.now() - started) / 1000)} s`);
}

/** A jest suite counts each of its tests; one that ends without a report, or without a test, has failed. */
function suite(name, config, minutes, only = []) {
  console.log(`── ${name}`);
  const report = join(reports, `${name.replace(/\W+/g, '-')}.json`);
  const { status } = run('npx', ['jest', '--ci', '-c', config, '--json', `--outputFile=${report}`, ...only], {
    minutes, env: CI, stdio: ['ignore', 'ignore', 'inherit'],
  });
  const { numPassedTests, numFailedTests, numPendingTests, numFailedTestSuites } = read(report);
  passed += numPassedTests;
  const broken = numFailedTests + numPendingTests || numFailedTestSuites || (status !== 0 || numPassedTests === 0 ? 1 : 0);
  failed += broken;
  console.log(`── ${name}: ${numPassedTests} passed, ${broken} failed`);
}

function engineSuites() {
  return readdirSync(join(ROOT, 'test/e2e'), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}

function read(report) {
  try {
    return JSON.parse(readFileSync(report, 'utf8'));
  } catch {
    return { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numFailedTestSuites: 1 };
  }
}
