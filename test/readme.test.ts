import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../src/cli/run';

const ROOT = join(__dirname, '..');
const README = readFileSync(join(ROOT, 'README.md'), 'utf8');

/** Code blocks of a language, with the comment before each one. */
function blocks(language: string): { marker?: string; text: string }[] {
  return [...README.matchAll(new RegExp(`(?:<!-- (.*) -->\\n)?\`\`\`${language}\\n([^]*?)\`\`\`\\n`, 'g'))]
    .map(([, marker, text]) => ({ marker, text }));
}

test('every program and profile is that of an example, which the tests synthesize', () => {
  const sources = [...blocks('ts'), ...blocks('yaml')];
  expect(sources.length).toBeGreaterThan(2);
  for (const { marker, text } of sources) {
    expect(marker).toMatch(/^from examples\//);
    expect(text).toBe(readFileSync(join(ROOT, marker!.replace(/^from /, '')), 'utf8'));
  }
});

test('what explain prints is what it really prints', () => {
  const printed = blocks('text').filter(({ marker }) => marker?.includes('explain'));
  expect(printed.length).toBeGreaterThan(1);
  for (const { marker, text } of printed) {
    const [, lines, path] = /^first (\d+) lines of: explain (\S+)$/.exec(marker!)!;
    let output = '';
    const collect = (part: string) => { output += part; };
    run(['explain', join(ROOT, path)], { out: collect, err: collect });
    const expected = output.replaceAll(join(ROOT, path), path).trimEnd().split('\n').slice(0, Number(lines));
    expect(text.trimEnd().split('\n').filter((line) => line !== '…')).toEqual(expected);
  }
});

test('every other block of output says what printed it', () => {
  for (const { marker } of blocks('text')) expect(marker).toMatch(/^(first \d+ lines of: explain|printed by: npm run demo) /);
});

test('every link into the repository leads somewhere', () => {
  const links = [...README.matchAll(/\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)/g)].map(([, path]) => path);
  expect(links.length).toBeGreaterThan(5);
  expect(links.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
});
