// Fills the marked places of the README from the examples: their source, and what is really printed for them.
//   tsx --tsconfig examples/tsconfig.json scripts/generate-readme.ts
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run as explain } from '../src/cli/run';
import { decide } from '../src/decision/decide';
import { usd } from '../src/profile/format';
import { AccessPatternProfiles } from '../src/profile/load';
import { headline } from '../src/report/headline';

const { EXAMPLES, ROOT, run } = require('./steps');
const README = join(ROOT, 'README.md');

const STORIES = (EXAMPLES as string[])
  .filter((example) => existsSync(join(ROOT, 'examples', example, 'profile.yaml')))
  .map((example) => {
    const profile = AccessPatternProfiles.fromFile(join(ROOT, 'examples', example, 'profile.yaml'));
    return { example, profile, decision: decide(profile) };
  });

const filled = readFileSync(README, 'utf8')
  .replace(/(<!-- from (\S+) -->\n```\w+\n)[^]*?(```\n)/g, (_, head, path, tail) => head + read(path) + tail)
  .replace(/(<!-- first (\d+) lines of: explain (\S+) -->\n```text\n)[^]*?(```\n)/g, (_, head, lines, path, tail) =>
    head + firstLines(explained(path), Number(lines)) + tail)
  .replace(/(<!-- printed by: npm run demo (\S+) -->\n```text\n)[^]*?(```\n)/g, (_, head, example, tail) => head + demo(example) + tail)
  .replace(/(<!-- stories -->\n)[^]*?(<!-- \/stories -->)/, (_, head, tail) => head + stories() + tail)
  .replace(/(<!-- costs -->\n)[^]*?(<!-- \/costs -->)/, (_, head, tail) => head + costs() + tail);
writeFileSync(README, filled);

function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

function explained(path: string): string {
  let printed = '';
  const collect = (text: string) => { printed += text; };
  explain(['explain', path], { out: collect, err: collect });
  return printed;
}

function firstLines(text: string, count: number): string {
  const lines = text.trimEnd().split('\n');
  return `${[...lines.slice(0, count), ...(lines.length > count ? ['…'] : [])].join('\n')}\n`;
}

function demo(example: string): string {
  const { status, stdout, stderr } = run('node', ['scripts/demo.js', example], { stdio: 'pipe' });
  if (status !== 0) throw new Error(stderr);
  return `${stdout.trim()}\n`;
}

function stories(): string {
  return STORIES.map(({ example, profile, decision }) => [
    `### [${example}](examples/${example})`,
    profile.description?.trim(),
    `→ **${headline(decision)}**. ${decision.rationale}`,
    '',
  ].join('\n\n')).join('');
}

function costs(): string {
  const rows = STORIES.map(({ example, decision }) =>
    `| ${example} | ${usd(decision.costs.postgres.monthlyUsd)} | ${usd(decision.costs.dynamodb.monthlyUsd)} | ${decision.engine} |`);
  return ['| example | Postgres | DynamoDB | built |', '| --- | ---: | ---: | --- |', ...rows, ''].join('\n');
}
