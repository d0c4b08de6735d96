// Synthesizes every example with the CDK CLI and prints what was decided, read back from the templates.
const { mkdtempSync, readdirSync, readFileSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { EXAMPLES, install, run, synth } = require('./steps');

install();
if (run('npx', ['tsx', 'scripts/build-assets.ts'], { stdio: ['ignore', 'ignore', 'inherit'] }).status !== 0) process.exit(1);

const examples = process.argv.length > 2 ? process.argv.slice(2) : EXAMPLES;
let failed = 0;
for (const example of examples) {
  const out = mkdtempSync(join(tmpdir(), 'cdk-data-store-'));
  const { status, stderr } = synth(example, out, { stdio: ['ignore', 'ignore', 'pipe'] });
  if (status === 0) decisionsIn(out).forEach((decision) => print(example, decision));
  else {
    failed += 1;
    console.error(`${example}: cdk synth failed\n${stderr}`);
  }
  rmSync(out, { recursive: true });
}
process.exitCode = failed === 0 ? 0 : 1;

function decisionsIn(out) {
  return readdirSync(out)
    .filter((file) => file.endsWith('.template.json'))
    .flatMap((file) => Object.values(JSON.parse(readFileSync(join(out, file), 'utf8')).Metadata?.['cdk-data-store'] ?? {}));
}

function print(example, { engine, decidedBy, rationale, test, flips, costs, alternative }) {
  const parts = Object.entries(test).map(([name, { met, because }]) => `  ${name}: ${met === 'unknown' ? met : met ? 'proven' : 'not proven'} (${because})`);
  const prices = Object.entries(costs).map(([name, { monthlyUsd }]) => `${name} $${Math.round(monthlyUsd).toLocaleString('en-US')}`);
  console.log([
    `━━ ${example} → ${engine} (settled by: ${decidedBy})`,
    rationale,
    ...parts,
    `  would change it: ${flips.map(inWords).join('; ') || 'no single number'}`,
    `  alternative: ${alternative.summary}`,
    `  a month: ${prices.join(', ')}`,
    '',
  ].join('\n'));
}

function inWords({ engine = 'a conflict', signal, factor, at, unit }) {
  const share = signal === 'singleKeyShare' ? `${at * 100} % ${unit}` : `${at.toLocaleString('en-US')} ${unit}`;
  const number = unit === 'bytes' ? `${at / 2 ** 40} TiB` : share;
  return `${engine} ${factor > 1 ? 'from' : 'below'} ${number} (${Number(factor.toPrecision(2)).toLocaleString('en-US')}× the declared)`;
}
