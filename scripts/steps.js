// What `demo` and `verify` share. Plain Node: it runs before anything is installed.
const { spawnSync } = require('node:child_process');
const { existsSync } = require('node:fs');
const { resolve } = require('node:path');

const ROOT = resolve(__dirname, '..');

const EXAMPLES = ['quick-start', 'saas-orders', 'sessions', 'telemetry', 'internal-tool', 'global-preferences', 'orders-beside-table', 'two-regions', 'disagree'];

const QUIET = { JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '20', CDK_DISABLE_CLI_TELEMETRY: 'true' };

/** Runs a command in the repository's root and returns how it ended. */
function run(command, args, { env = {}, minutes = 10, stdio = 'inherit', cwd = ROOT } = {}) {
  return spawnSync(command, args, {
    cwd, stdio, encoding: 'utf8', maxBuffer: 2 ** 28, timeout: minutes * 60_000, env: { ...process.env, ...QUIET, ...env },
  });
}

/** Installs what the lockfile says; ends the process when that fails. */
function install({ always = false } = {}) {
  if (!always && existsSync(resolve(ROOT, 'node_modules/.package-lock.json'))) return;
  console.error('installing …');
  const { status } = run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  if (status !== 0) process.exit(status ?? 1);
}

/** Synthesizes an example as a user would; the template goes to a folder, never to standard output. */
function synth(example, out, { context = [], stdio = 'inherit' } = {}) {
  const flags = context.flatMap((pair) => ['--context', pair]);
  return run('npx', ['cdk', 'synth', '--quiet', '--no-notices', '--output', out, ...flags], {
    // Under CI the CDK CLI moves its own messages to standard output.
    cwd: resolve(ROOT, 'examples', example), stdio, env: { CI: 'false' },
  });
}

module.exports = { EXAMPLES, ROOT, install, run, synth };
