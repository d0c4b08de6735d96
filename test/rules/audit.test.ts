import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { renderIndex, ruleIds, sourcesOf } from '../../scripts/generate-rules';
import { renderRulesPage } from '../../scripts/rules-page';
import { RULES } from '../../src/rules';
import { DYNAMODB_QUESTIONS, ENGINE, POSTGRES_QUESTIONS } from '../../src/rules/questions';
import { Rule } from '../../src/rules/rule';
import checklist from './guidance-checklist.json';

const ROOT = resolve(__dirname, '../..');
const MOST_LINES = 40;
const LONGEST_TITLE = 80;
const QUESTIONS = [ENGINE, ...DYNAMODB_QUESTIONS, ...POSTGRES_QUESTIONS];

function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

describe('generated files', () => {
  test('the index holds every rule file', () => {
    expect(read('src/rules/index.ts')).toBe(renderIndex(ruleIds()));
  });

  test('the page of rules is up to date', () => {
    expect(read('docs/RULES.md')).toBe(renderRulesPage(RULES, sourcesOf, checklist));
  });
});

describe.each(ruleIds())('%s', (id) => {
  const text = read(`src/rules/${id}.ts`);
  const rule = RULES.find((each) => each.id === id) as Rule;

  test('is named by its path and listed in the index', () => {
    expect(text).toContain(`id: '${id}'`);
    expect(rule).toBeDefined();
  });

  test('speaks to the question of its folder', () => {
    expect(QUESTIONS.map((question) => question.id)).toContain(rule.question);
    expect(id.slice(0, id.lastIndexOf('/'))).toBe(rule.question);
  });

  test(`has at most ${MOST_LINES} lines`, () => {
    expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(MOST_LINES);
  });

  test('claims something in its title', () => {
    expect(rule.title.length).toBeLessThanOrEqual(LONGEST_TITLE);
    expect(rule.title).not.toMatch(/\bensure|\.$|^\s|\s$/i);
    expect(rule.title).toMatch(/^[A-Z0-9a-z]/);
  });

  test('cites statements of the guidance or public pages, each with its claim', () => {
    expect(rule.sources.length).toBeGreaterThan(0);
    for (const { ref, claim } of rule.sources) {
      expect(ref in checklist || /^https:\/\/[\w.-]+\/\S*$/.test(ref)).toBe(true);
      expect(claim).toMatch(/\S.*[^.]$/);
    }
  });

  test('rules on options of its question only', () => {
    const options = QUESTIONS.find((question) => question.id === rule.question)!.options;
    const named = [...text.matchAll(/\b(?:excludes|favors|cautions)\(\s*'([^']+)'/g)].map(([, option]) => option);
    expect(named.filter((option) => !options.includes(option))).toEqual([]);
  });

  test('has a test at the same path, and an anchor on the page of rules', () => {
    expect(existsSync(join(ROOT, `test/rules/${id}.test.ts`))).toBe(true);
    expect(read('docs/RULES.md')).toContain(`<a id="${id}"></a>`);
  });
});

test('no two rules make the same claim', () => {
  const titles = RULES.map((rule) => rule.title);
  expect(titles.filter((title, i) => titles.indexOf(title) !== i)).toEqual([]);
});
