import { decide } from '../../src/decision/decide';
import { Engine } from '../../src/profile/engine';
import { usd } from '../../src/profile/format';
import { checkProfile } from '../../src/profile/schema';
import { conflictMessage } from '../../src/report/conflict';
import { escapeMarkdown } from '../../src/report/escape-markdown';
import { explanationOf, explanationOfFaults } from '../../src/report/explanation';
import { toHtml } from '../../src/report/html';
import { widthOf } from '../../src/report/layout';
import { toMarkdown } from '../../src/report/markdown';
import { isReason } from '../../src/report/settled';
import { outputRationale, resourceMetadata, templateMetadata } from '../../src/report/template-rationale';
import { toTerminal } from '../../src/report/terminal';
import { ThresholdSetter } from '../../src/rules/thresholds';

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

const DECISION = decide(profile('read one'));
const CONFLICT = decide(profile('read', { regions: { topology: 'active-active', replicas: ['eu-west-1'] } }));

describe('the Markdown record', () => {
  const markdown = toMarkdown(DECISION, 'Stack/Store');

  test('has the verdict first, then its sections by importance', () => {
    expect(markdown.split('\n\n').slice(0, 2)).toEqual(['# Stack/Store', '**Postgres (settled by: exclusion)**']);
    expect(markdown.match(/^#+ .*$/gm)).toEqual([
      '# Stack/Store',
      '## Three-part test',
      '## Findings on the engine',
      '## Cost per month',
      '## Access patterns',
      '## Settings',
      '## What would change the answer',
      '## Unknown, and would matter',
      '## The alternative',
      '## What the choice brings and costs',
      '## Newer than the guidance',
      '## Findings on the settings',
      '## The sizing',
      '## The tables',
      '## Cost, line by line',
      expect.stringMatching(/^### Postgres: \$.* a month, \$.* of it without a single request$/),
      '### The estimate of Postgres assumes',
      expect.stringMatching(/^### DynamoDB: \$/),
      '### The estimate of DynamoDB assumes',
      '### Both estimates assume',
      '## Thresholds',
    ]);
  });

  test('cites the sources of every finding', () => {
    for (const finding of DECISION.findings) {
      const { rule, sources } = finding;
      if (isReason(DECISION, finding)) continue;
      const line = markdown.split('\n').find((each) => each.startsWith(`  - \`${rule}\`, by `))!;
      for (const { ref } of sources) expect(line).toContain(ref.startsWith('https://') ? `](${ref})` : `${ref} (`);
    }
  });

  test('tells the reason of a setting once, with the setting and its sources', () => {
    const reasons = DECISION.findings.filter((finding) => isReason(DECISION, finding));
    expect(reasons.length).toBeGreaterThan(3);
    for (const { because, rule, sources } of reasons) {
      const told = markdown.split('\n').filter((line) => line.includes(escapeMarkdown(because)));
      expect(told).toEqual([expect.stringMatching(/^\| .*\(postgres\/|^\| .*\(dynamodb\//)]);
      expect(told[0]).toContain(`\\[${rule}\\]`);
      for (const { ref } of sources) expect(told[0]).toContain(ref.startsWith('https://') ? `<${ref}>` : ref);
    }
  });

  test('tells an exclusion and a price by their claim with the setting, and in full among the findings', () => {
    const own = toMarkdown(decide(profile('read', { availability: { tier: 'development' } })));
    expect(own).toContain('\\[postgres/deployment/single-instance-is-for-development\\]; at this price: a t class sustains a fraction of its vCPUs '
      + '\\[postgres/deployment/burstable-class-spends-credits\\] (');
    expect(own).toContain('| How is it replicated? (dynamodb/replication) | none | exclusion | the only one left; not mrec: data that lives in one Region needs '
      + 'no replica \\[dynamodb/replication/one-region-needs-no-replica\\]; not mrsc: data that');
    expect(own).toContain('- **A t class sustains a fraction of its vCPUs** (cautions rds-instance)\n  - db.t4g.micro sustains 0.2 of its 2 vCPUs, and');
  });

  test('names who set a threshold', () => {
    const own = decide(profile('read'), { thresholds: { beyondBytes: 2 ** 40 }, thresholdsSetBy: { beyondBytes: ThresholdSetter.CONTEXT } });
    expect(toMarkdown(own)).toContain('| beyondBytes | 1 TiB | context (default 192 TiB) | three quarters of the largest Aurora volume');
    expect(markdown).toContain('| singleKeyShare | 90 % of requests | default |');
  });

  test('of a conflict offers the ways out at once', () => {
    expect(toMarkdown(CONFLICT)).toMatch(/\*\*Conflict: neither engine can serve this profile\*\*\n\n[^\n]*\n\n## Ways out/);
  });

  test('of an override tells its reason', () => {
    const own = decide(profile('read'), { override: { engine: Engine.DYNAMODB, reason: 'the team runs nothing else' } });
    expect(toMarkdown(own)).toContain('Override of DynamoDB, for this reason: the team runs nothing else');
  });
});

describe('the HTML page', () => {
  const html = toHtml(DECISION, 'Stack/Store');

  test('needs nothing from anywhere and may run nothing', () => {
    expect(html).toContain("content=\"default-src 'none'; style-src 'unsafe-inline'\"");
    expect(html).not.toMatch(/<(script|link|img|iframe|object|embed|base|form)\b|@import|url\(|\son\w+=/i);
  });

  test('has everything that the Markdown has', () => {
    const headings = [...html.matchAll(/<h2[^>]*>([^<]*)</g)].map(([, heading]) => heading);
    expect(headings).toEqual(toMarkdown(DECISION).match(/^## .*$/gm)!.map((line) => line.slice(3)));
    for (const { sources, rule } of DECISION.findings) {
      expect(html).toContain(rule);
      for (const { ref } of sources) expect(html).toContain(ref.startsWith('https://') ? `href="${ref}"` : ref);
    }
    for (const engine of ['postgres', 'dynamodb']) {
      for (const { item } of DECISION.costs[engine].lines) expect(html).toContain(item);
    }
  });

  test('can be read without seeing it: language, title, heads of columns, named sections, one h1', () => {
    expect(html).toMatch(/<html lang="en">[^]*<title>Stack\/Store: Postgres/);
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(html.match(/<th(?! scope="col")/g)?.filter((tag) => tag === '<th')).toHaveLength(html.match(/<thead/g)!.length);
    const ids = [...html.matchAll(/<section id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(html).toContain(`<a href="#${id}">`);
  });
});

describe('the terminal', () => {
  const lines = (columns?: number, colour?: boolean) => toTerminal(DECISION, 'profile.yaml', { columns, colour }).split('\n');

  test('puts the verdict first, then test, findings, cost, patterns, settings, flips', () => {
    expect(lines().slice(0, 2)).toEqual(['profile.yaml', '→ Postgres (settled by: exclusion)']);
    const headings = ['Three-part test', 'Findings on the engine', 'Cost per month', 'Access patterns', 'Settings', 'What would change the answer', 'Unknown, and would matter',
      'The alternative', 'Newer than the guidance', 'Cost, line by line', 'Thresholds'];
    expect(lines().filter((line) => headings.includes(line))).toEqual(headings);
  });

  test.each([[80, 80], [120, 120], [20, 60], [400, 140], [undefined, 100]])('of %s columns writes at most %i', (columns, most) => {
    const widest = Math.max(...lines(columns).map(widthOf));
    expect(widest).toBeLessThanOrEqual(most);
    expect(widest).toBeGreaterThan(most - 12);
  });

  test.each([80, 100])('of %i columns shows the names that one copies whole', (width) => {
    const words = new Set(lines(width).join(' ').split(/[\s[\];,]+/));
    for (const { name } of DECISION.thresholdsInForce) expect(words).toContain(name);
    for (const { rule } of DECISION.findings) expect(words).toContain(rule);
    for (const [question, option] of Object.entries(DECISION.options)) if (question !== 'engine') expect(words).toContain(option);
  });

  test('of 80 columns sets out below each other what does not fit beside each other', () => {
    const at = lines(80).indexOf('Thresholds');
    expect(lines(80).slice(at, at + 3)).toEqual([
      'Thresholds', '  beyondWriteTransactionsPerSecond', '    value: 30,000 write transactions/s; set by: default',
    ]);
  });

  test('has colours where it is asked to, and the same text', () => {
    // eslint-disable-next-line no-control-regex
    const plain = lines(100, true).map((line) => line.replace(/\u001b\[\d+m/g, ''));
    expect(plain).toEqual(lines(100));
    expect(lines(100, true).join('')).toContain('\u001b[1mCost per month\u001b[0m');
    expect(lines(100).join('')).not.toContain('\u001b');
  });

  test('shows both bills side by side', () => {
    const table = lines(120).slice(lines(120).indexOf('Cost per month'));
    expect(table[1]).toMatch(/a month +Postgres, chosen +a month +DynamoDB/);
    expect(table.find((line) => line.includes('in all'))).toMatch(/\$\d+ +in all +\$[\d.]+ +in all/);
  });

  test('says that an existing table is kept, and so paid for as well', () => {
    const beside = decide(profile('read', {
      accessPatterns: [{ name: 'read', entity: 'Item', operation: 'get', peakPerSecond: 100 }, { name: 'search', entity: 'Item', operation: 'search', by: ['text'], peakPerSecond: 1 }],
      existingStore: { engine: 'dynamodb' },
    }));
    expect(beside.keepExisting).toBe(Engine.DYNAMODB);
    const text = toTerminal(beside, 'Store', { columns: 100, colour: false });
    expect(text).toMatch(/a month +Postgres, chosen +a month +DynamoDB, kept beside it/);
    expect(text).toContain(` ${usd(beside.costs.postgres.monthlyUsd + beside.costs.dynamodb.monthlyUsd)}  both together, which is what you pay\n`);
    expect(toTerminal(DECISION, 'Store', { columns: 100, colour: false })).not.toContain('both together');
  });
});

test.each<[string, string]>([
  ['calls to Secrets Manager', '36 × 10,000 calls × $0.05'],
  ['encryption key', '1 key-month × $1'],
  ['Network Load Balancer', '730 hours × $0.0225'],
])('the quantity of %s is %s', (item, quantity) => {
  expect(toMarkdown(DECISION)).toMatch(new RegExp(`\\| ${item} \\| [^|]+ \\| [^|]+ \\| ${quantity.replace('$', '\\$')} \\|`));
});

describe('the explanation as data', () => {
  test('says unknown where a part is unknown, and null where nothing serves a pattern', () => {
    const explanation = JSON.parse(JSON.stringify(explanationOf(DECISION)));
    expect(explanation.test.singleKey).toMatchObject({ threshold: 0.9, met: 'unknown' });
    expect(explanation.coverage).toContainEqual(expect.objectContaining({ pattern: 'search', engine: 'dynamodb', servedBy: null }));
  });

  test('holds no more than the contract names', () => {
    expect(Object.keys(explanationOf(DECISION))).toEqual([
      'schemaVersion', 'rulesetVersion', 'outcome', 'engine', 'decidedBy', 'rationale', 'test', 'options', 'settings', 'findings', 'flips',
      'alternative', 'coverage', 'sizing', 'costs', 'unknowns', 'tradeOffs', 'migration', 'advisories', 'thresholds', 'thresholdsInForce', 'hash',
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
    const tradeOffs = Array.from({ length: 3_000 }, () => 'x'.repeat(100));
    const long = Object.defineProperty(decide(profile('read one')), 'tradeOffs', { value: tradeOffs });
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
