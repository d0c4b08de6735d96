import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { InvalidProfileError } from '../../src/profile/invalid-profile-error';
import { AccessPatternProfiles, parseProfile } from '../../src/profile/load';
import { aProfile } from './sample';

let folder: string;
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'profiles-')); });
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

test.each([
  ['profile.yaml', stringify(aProfile())],
  ['profile.yml', `\uFEFF# a comment\n${stringify(aProfile())}`],
  ['PROFILE.YAML', stringify(aProfile()).replace(/\n/g, '\r\n')],
  ['profile.json', JSON.stringify(aProfile())],
  ['pointing-at-the-schema.json', JSON.stringify({ $schema: './profile.schema.json', ...aProfile() })],
  ['tabs.json', JSON.stringify(aProfile(), null, '\t')],
])('reads %s', (name, text) => {
  expect(AccessPatternProfiles.fromFile(file(name, text))).toEqual(aProfile());
});

const EXAMPLES = join(__dirname, '../../examples');

test.each(['saas-orders', 'sessions', 'telemetry', 'internal-tool', 'global-preferences'])('reads the example %s', (name) => {
  const path = join(EXAMPLES, name, 'profile.yaml');
  expect(AccessPatternProfiles.fromFile(path).description).toMatch(/\.$/);
  expect(readFileSync(path, 'utf8')).toContain('# yaml-language-server: $schema=../../schemas/profile.schema.json');
});

function messageOf(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    expect(error).toBeInstanceOf(InvalidProfileError);
    return (error as Error).message;
  }
  throw new Error('nothing was thrown');
}

test.each([
  ['keys given twice', 'entities: []\nentities: []', 'line 2, column 1: map keys must be unique'],
  ['a bracket left open', 'entities: [\n', 'line 2, column 1: flow sequence in block collection must be sufficiently indented and end with a ]'],
  ['two documents', 'a: 1\n---\nb: 2\n', 'line 2, column 1: source contains multiple documents; give each profile a file of its own'],
  ['a token that is not in quotes', 'entities: [{name: User, itemCount: ${Token[TOKEN.12]}}]\naccessPatterns: []\n',
    'line 1, column 37: unexpected flow-map-start at node end; a text that holds one of { } [ ] , : # must be in quotes'],
  ['unknown tags', 'entities: !things []', 'line 1, column 11: unresolved tag: !things'],
  ['an alias without its anchor', 'entities: *missing', 'profile: its aliases cannot be resolved: unresolved alias'],
])('fails on %s, with the place', (_, text, fault) => {
  const path = file('broken.yaml', text);
  expect(messageOf(() => AccessPatternProfiles.fromFile(path))).toContain(`invalid profile ${path}, 1 fault:\n  ${fault}`);
});

test('fails on a faulty profile, naming the file and every fault', () => {
  const path = file('faulty.json', JSON.stringify({ ...aProfile(), traffic: 'x', platform: 'y' }));
  expect(messageOf(() => AccessPatternProfiles.fromFile(path))).toBe([
    `invalid profile ${path}, 2 faults:`,
    "  traffic: got 'x', allowed is one of steady, daily-cycle, unpredictable",
    "  platform: got 'y', allowed is one of aws, mixed, elsewhere",
  ].join('\n'));
});

test('fails on a file that is not there', () => {
  const path = join(folder, 'none.yaml');
  expect(messageOf(() => AccessPatternProfiles.fromFile(path)))
    .toBe(`invalid profile, 1 fault:\n  ${path}: no such file, looked in ${process.cwd()}; correct the path`);
});

test.each(['folder', 'folder.yaml'])('fails on a directory named %s', (name) => {
  const path = join(folder, name);
  mkdirSync(path);
  expect(messageOf(() => AccessPatternProfiles.fromFile(path)))
    .toBe(`invalid profile, 1 fault:\n  ${path}: got a directory, allowed is a file named .yaml, .yml, .json; give the path of a profile in it`);
});

test('fails on a file that cannot be read', () => {
  const path = join(file('plain.yaml', ''), 'below.yaml');
  expect(messageOf(() => AccessPatternProfiles.fromFile(path))).toContain(`${path}: cannot be read (ENOTDIR); give the path of a file`);
});

test('fails on another kind of file', () => {
  expect(messageOf(() => AccessPatternProfiles.fromFile('profile.toml')))
    .toContain("profile.toml: got a file named '.toml', allowed are .yaml, .yml, .json; rename or convert it");
});

test('fails on a bomb of aliases', () => {
  const rows = ['a: &a [x,x,x,x,x,x,x,x,x]', ...'bcdef'.split('').map((name, i) => `${name}: &${name} [${Array(9).fill(`*${'abcde'[i]}`).join(',')}]`)];
  expect(messageOf(() => parseProfile(rows.join('\n'), 'stdin'))).toContain('its aliases cannot be resolved: excessive alias count');
});

test('fails on an empty text', () => {
  expect(messageOf(() => parseProfile('', 'stdin'))).toContain('invalid profile stdin, 1 fault:\n  profile: got null, allowed is a mapping with the fields');
});
