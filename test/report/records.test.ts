import { decide } from '../../src/decision/decide';
import { checkProfile } from '../../src/profile/schema';
import { conflictMessage } from '../../src/report/conflict';
import { explanationOf, explanationOfFaults } from '../../src/report/explanation';
import { toHtml } from '../../src/report/html';
import { toMarkdown } from '../../src/report/markdown';
import { outputRationale, resourceMetadata, templateMetadata } from '../../src/report/template-rationale';
import { toTerminal } from '../../src/report/terminal';

function profile(name: string, rest: object = {}) {
  return checkProfile({
    entities: [{ name: 'Item', key: ['id'], attributes: { id: 'string', text: 'string' }, itemCount: 1_000, averageItemBytes: 800 }],
    accessPatterns: [
      { name, entity: 'Item', operation: 'get', peakPerSecond: 100 },
      { name: 'search', entity: 'Item', operation: 'search', by: ['text'] },
    ],
    ...rest,
  });
}

const DECISION = decide(profile('read | <b>one</b>'));
const CONFLICT = decide(profile('read', { regions: { topology: 'active-active', replicas: ['eu-west-1'] } }));

describe('the Markdown record', () => {
  const markdown = toMarkdown(DECISION, 'Stack/Store');

  test('has its sections in the order in which they are asked for', () => {
    expect(markdown.match(/^#+ .*$/gm)).toEqual([
      '# Stack/Store',
      '## The three-part test',
      '## What would change the answer',
      '## Findings',
      '## Settings',
      '## How each access pattern is served',
      '## Cost per month',
      expect.stringMatching(/^### Postgres: \$/),
      expect.stringMatching(/^### DynamoDB: \$/),
      '## What the choice brings and costs',
      '## Unknown, and would matter',
      expect.stringMatching(/^## Newer than the guidance/),
    ]);
  });

  test('cites the sources of every finding', () => {
    for (const { rule, sources } of DECISION.findings) {
      expect(markdown).toContain(`\`${rule}\` (${sources.map(({ ref }) => ref).join(', ')})`);
    }
  });

  test('keeps a pipe of a name from breaking its table', () => {
    expect(markdown).toContain('| read \\| <b>one</b> | Postgres |');
  });

  test('of a conflict offers the ways out', () => {
    expect(toMarkdown(CONFLICT)).toContain('## Ways out');
  });
});

test('the HTML page has the same tables, and no markup out of the profile', () => {
  const html = toHtml(DECISION, '<script>alert(1)</script>');
  expect(html).toContain('<th>access pattern</th>');
  expect(html).not.toContain('<b>one</b>');
  expect(html).not.toContain('<script>');
});

test('the terminal puts the verdict first, then test, flips, findings, settings, patterns, cost', () => {
  const text = toTerminal(DECISION, 'profile.yaml');
  const headings = text.split('\n\n').map((block) => block.split('\n')[0]);
  expect(headings.slice(0, 8)).toEqual([
    'profile.yaml', DECISION.rationale.slice(0, headings[1].length), 'Three-part test', 'What would change the answer',
    'Findings on the engine', 'Settings', 'Access patterns', 'Cost per month',
  ]);
});

describe('the explanation as data', () => {
  test('says unknown where a part is unknown, and null where nothing serves a pattern', () => {
    const explanation = JSON.parse(JSON.stringify(explanationOf(DECISION)));
    expect(explanation.test.singleKey).toMatchObject({ threshold: 0.9, met: 'unknown' });
    expect(explanation.coverage).toContainEqual(expect.objectContaining({ pattern: 'search', engine: 'dynamodb', servedBy: null }));
  });

  test('holds no more than the contract names', () => {
    expect(Object.keys(explanationOf(DECISION))).toEqual([
      'schemaVersion', 'rulesetVersion', 'outcome', 'engine', 'decidedBy', 'rationale', 'test', 'options', 'findings', 'flips',
      'alternative', 'coverage', 'costs', 'unknowns', 'tradeOffs', 'migration', 'advisories', 'thresholds', 'thresholdsInForce', 'hash',
    ]);
    expect(explanationOf(CONFLICT)).not.toHaveProperty('engine');
  });

  test('of faults lists them', () => {
    const faults = [{ path: 'entities', message: 'none' }];
    expect(explanationOfFaults(faults)).toMatchObject({ outcome: 'invalid', errors: faults });
  });
});

test('a conflict as an error names what each engine fails, what to change and the ways out', () => {
  expect(conflictMessage(CONFLICT)).toMatch(
    /Postgres is excluded:\n {4}- .*\[engine\/active-active-writes\]\n {2}DynamoDB is excluded:\n {4}- .*to change it: .*\[engine\/full-text-search\]\n {2}ways out:/,
  );
});

describe('what goes into a template', () => {
  test('is the whole explanation, or its summary with the name of the record when that is too long', () => {
    expect(templateMetadata(DECISION, 'record.md')).toEqual(explanationOf(DECISION));
    const long = { ...DECISION, tradeOffs: Array.from({ length: 3_000 }, () => 'x'.repeat(100)) };
    const summary = templateMetadata(long, 'record.md');
    expect(summary).toMatchObject({ engine: 'postgres', rationale: DECISION.rationale, wholeRecord: 'record.md' });
    expect(summary).not.toHaveProperty('findings');
  });

  test('is at most 1,024 bytes in an output, cut between words and characters', () => {
    const short = outputRationale(DECISION);
    expect(short).toBe(`Postgres (settled by: exclusion). ${DECISION.rationale}`);
    const cut = outputRationale({ ...DECISION, rationale: 'größer '.repeat(300) });
    expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(1_024);
    expect(cut).toMatch(/ größer…$/);
  });

  test('on the primary resource are engine and hash, and no price', () => {
    expect(resourceMetadata(DECISION)).toEqual({ engine: 'postgres', rulesetVersion: DECISION.rulesetVersion, decision: DECISION.hash });
  });
});
