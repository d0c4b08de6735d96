import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../src/cli/run';
import { standardStreams } from '../../src/cli/streams';

const folder = mkdtempSync(join(tmpdir(), 'cli-'));
afterAll(() => rmSync(folder, { recursive: true }));

const USERS = {
  entities: [{ name: 'User', key: ['id'], attributes: { id: 'string', email: 'string' }, itemCount: 1000, averageItemBytes: 500 }],
  accessPatterns: [{ name: 'read', entity: 'User', operation: 'get', peakPerSecond: 10 }],
};

const CONFLICT = {
  ...USERS,
  regions: { topology: 'active-active', replicas: ['eu-west-1'] },
  accessPatterns: [...USERS.accessPatterns, { name: 'anything', entity: 'User', operation: 'ad-hoc', peakPerSecond: 1 }],
};

/** Runs `explain` on a profile and returns the exit code with what was printed. */
function explain(profile: unknown, ...flags: string[]): { code: number; out: string; err: string } {
  const path = join(folder, 'profile.json');
  writeFileSync(path, JSON.stringify(profile));
  return cli('explain', path, ...flags);
}

function cli(...args: string[]): { code: number; out: string; err: string } {
  let out = '';
  let err = '';
  const code = run(args, { out: (text) => { out += text; }, err: (text) => { err += text; } });
  return { code, out, err };
}

describe('explain', () => {
  test('prints a decision for people and ends with 0', () => {
    const { code, out, err } = explain(USERS);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('→ Postgres (settled by: default)');
    expect(out.indexOf('Three-part test')).toBeLessThan(out.indexOf('Cost per month'));
  });

  test('prints the whole decision as JSON', () => {
    const { code, out } = explain(USERS, '--format', 'json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      outcome: 'decided',
      engine: 'postgres',
      decidedBy: 'default',
      test: { singleKey: { value: 1, threshold: 0.9, met: true }, onAws: { met: true } },
      coverage: expect.arrayContaining([expect.objectContaining({ pattern: 'read', engine: 'dynamodb' })]),
    });
  });

  test.each(['markdown', 'html'])('prints %s', (format) => {
    const { code, out } = explain(USERS, '--format', format);
    expect(code).toBe(0);
    expect(out).toContain('What would change the answer');
  });

  test('ends with 2 on a conflict, naming what each engine fails and the ways out', () => {
    const { code, out } = explain(CONFLICT);
    expect(code).toBe(2);
    expect(out).toMatch(/excludes postgres/);
    expect(out).toMatch(/excludes dynamodb/);
    expect(out).toContain('Ways out');
    expect(JSON.parse(explain(CONFLICT, '--format', 'json').out)).toMatchObject({ outcome: 'conflict', decidedBy: 'conflict' });
  });

  test('heeds an override and records its reason', () => {
    const { out } = explain(USERS, '--format', 'json', '--override', 'dynamodb=we know = better');
    expect(JSON.parse(out)).toMatchObject({ engine: 'dynamodb', decidedBy: 'override', override: { reason: 'we know = better' } });
  });

  test('heeds thresholds', () => {
    const busy = { ...USERS, accessPatterns: [{ name: 'write', entity: 'User', operation: 'put', peakPerSecond: 500 }] };
    const { out } = explain(busy, '--format', 'json', '--threshold', 'beyondWriteTransactionsPerSecond=500');
    expect(JSON.parse(out)).toMatchObject({
      engine: 'dynamodb', decidedBy: 'three-part-test', thresholds: { beyondWriteTransactionsPerSecond: 500 },
    });
  });

  test('heeds prices, and says so', () => {
    const { out } = explain(USERS, '--format', 'json', '--region', 'eu-central-1', '--price-factor', '1.1', '--price', 'customerKey=3', '--price', 'secret=0');
    const { lines, assumptions } = JSON.parse(out).costs.postgres;
    expect(lines).toContainEqual(expect.objectContaining({ item: 'encryption key', unitUsd: 3, source: 'set by you' }));
    expect(lines).toContainEqual(expect.objectContaining({ item: 'Network Load Balancer', unitUsd: 0.02475 }));
    expect(assumptions).toContain('every price is multiplied by 1.1, the factor that you gave for eu-central-1');
    expect(assumptions).toContain('set by you: customerKey $3, secret $0');
  });
});

describe('fails', () => {
  const broken = { ...USERS, accessPatterns: [{ name: 'read', entity: 'Usr', operation: 'get' }, { name: 'x', entity: 'User', operation: 'gte' }] };

  test('with 1 and every fault on an invalid profile', () => {
    const { code, out, err } = explain(broken);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/accessPatterns\[0\]\.entity/);
    expect(err).toMatch(/accessPatterns\[1\]\.operation/);
  });

  test('with 1 and the faults as JSON', () => {
    const { code, out } = explain(broken, '--format', 'json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      outcome: 'invalid', errors: expect.arrayContaining([expect.objectContaining({ path: 'accessPatterns[0].entity' })]),
    });
  });

  test('with 1 and the faults of flags and profile at once', () => {
    const { code, out, err } = explain(broken, '--threshold', 'beyondBytes=-1', '--override', 'mysql=x');
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/invalid command line, 2 faults:[^]*--override[^]*--threshold beyondBytes[^]*invalid profile [^]*accessPatterns\[0\]/);
    const { errors } = JSON.parse(explain(broken, '--format', 'json', '--threshold', 'beyondBytes=-1').out);
    expect(errors.map(({ path }: { path: string }) => path)).toEqual(expect.arrayContaining(['--threshold beyondBytes', 'accessPatterns[0].entity']));
  });

  test.each<[string, string[], RegExp]>([
    ['a file that is not there', ['explain', '/nowhere/profile.yaml'], /no such file/],
    ['an unknown format', ['explain', 'x.yaml', '--format', 'pdf'], /text, json, markdown, html/],
    ['an unknown threshold', ['explain', 'x.yaml', '--threshold', 'speed=1'], /--threshold speed: unknown threshold; allowed are beyondWrite/],
    ['a threshold without a number', ['explain', 'x.yaml', '--threshold', 'beyondBytes=lots'], /--threshold beyondBytes: got 'lots'; give a number above 0, in bytes/],
    ['an unknown engine', ['explain', 'x.yaml', '--override', 'mysql=because'], /unknown engine 'mysql'/],
    ['an override without a reason', ['explain', 'x.yaml', '--override', 'dynamodb'], /--override: got 'dynamodb' without a reason; write --override dynamodb=REASON/],
    ['a threshold given twice', ['explain', 'x.yaml', '--threshold', 'beyondBytes=1e12', '--threshold', 'beyondBytes=2e12'], /beyondBytes: given twice, as 1000000000000 and 2e12; give it once/],
    ['a threshold without a name', ['explain', 'x.yaml', '--threshold', '=3'], /--threshold: got '=3'; write a name and a number/],
    ['a Region that cannot be one', ['explain', 'x.yaml', '--region', 'mars'], /--region: got 'mars'; give the name of a Region/],
    ['an engine with a slip of the pen', ['explain', 'x.yaml', '--override', 'dynamo-db=why'], /did you mean 'dynamodb'/],
    ['a price that is unknown', ['explain', 'x.yaml', '--price', 'secrets=1'], /--price secrets: unknown price; [^]*did you mean 'secret'/],
    ['a factor that is no number', ['explain', 'x.yaml', '--price-factor', 'two'], /--price-factor: got 'two'; give a number above 0/],
    ['a directory', ['explain', folder], /: got a directory, allowed is a file named .yaml, .yml, .json; give the path of a profile in it/],
    ['an unknown command', ['explode'], /unknown command/],
  ])('with 1 on %s', (_, args, message) => {
    const { code, err } = cli(...args);
    expect(code).toBe(1);
    expect(err).toMatch(message);
  });
});

describe('the program', () => {
  const profile = join(folder, 'program.json');
  const main = ['--import', 'tsx', join(__dirname, '../../src/cli/main.ts')];
  const start = (args: string[], input?: string, env: object = {}) =>
    spawnSync(process.execPath, [...main, 'explain', ...args], { input, encoding: 'utf8', env: { ...process.env, ...env } });

  beforeAll(() => writeFileSync(profile, JSON.stringify(USERS)));

  test('reads standard input, and writes no colour into a pipe', () => {
    const { status, stdout, stderr } = start(['-'], JSON.stringify(USERS), { FORCE_COLOR: '1' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^standard input\n→ Postgres/);
    expect(stdout).not.toContain('\u001b');
  });

  test('ends in peace when its reader has read enough', () => {
    const { status, stderr } = spawnSync('sh', ['-c', '"$0" "$@" | head -n 1', process.execPath, ...main, 'explain', profile], { encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  test('names standard input where that holds a fault', () => {
    const { status, stderr } = start(['-'], 'entities: [a,');
    expect(status).toBe(1);
    expect(stderr).toMatch(/^invalid profile standard input, 1 fault:\n {2}line 1, column \d+: /);
  });
});

describe('a profile in YAML', () => {
  const write = (text: string) => {
    const path = join(folder, 'profile.yaml');
    writeFileSync(path, text);
    return cli('explain', path);
  };

  test.each<[string, string, RegExp]>([
    ['a key that stands twice', 'entities: []\nentities: []\n', /line 2, column 1: map keys must be unique/],
    ['a bracket that is not closed', 'entities:\n  - {name: User\n', /line \d, column \d+: /],
    ['nothing', '', /profile: got null, allowed is a mapping/],
    ['a list', '- a\n', /profile: got .*allowed is a mapping/],
    ['an alias without an anchor', 'entities: *nowhere\n', /profile: its aliases cannot be resolved: unresolved alias/],
  ])('fails on %s, with its place', (_, text, message) => {
    const { code, out, err } = write(text);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(message);
  });

  test('may use anchors', () => {
    const { code, err } = write([
      'entities:',
      '  - {name: User, key: [id], attributes: &all {id: string, email: string}}',
      '  - {name: Guest, key: [id], attributes: *all}',
      'accessPatterns:',
      '  - {name: read, entity: Guest, operation: get}',
    ].join('\n'));
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });

  test('shows no control character of a fault', () => {
    const { err } = write('entities: "\\e[31mred"\n');
    // eslint-disable-next-line no-control-regex
    expect(err).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
  });
});

describe('standardStreams', () => {
  const { isTTY, columns } = process.stdout;
  const { env } = process;
  afterEach(() => {
    Object.assign(process.stdout, { isTTY, columns });
    process.env = env;
  });

  test.each<[string, boolean, Record<string, string>, { columns?: number; colour: boolean }]>([
    ['a terminal', true, {}, { columns: 90, colour: true }],
    ['a terminal of somebody who wants no colour', true, { NO_COLOR: '1' }, { columns: 90, colour: false }],
    ['a dumb terminal', true, { TERM: 'dumb' }, { columns: 90, colour: false }],
    ['a file', false, {}, { columns: undefined, colour: false }],
  ])('for %s', (_, tty, own, expected) => {
    Object.assign(process.stdout, { isTTY: tty, columns: 90 });
    process.env = { TERM: 'xterm', ...own };
    expect(standardStreams()).toMatchObject(expected);
  });
});
