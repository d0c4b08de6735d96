import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { RULES } from '../../src/rules';
import checklist from './guidance-checklist.json';

const SRC = resolve(__dirname, '../../src');
const ids = Object.keys(checklist);

/** A statement of the guidance is cited as a string literal of its id: a rule's source, or the refs of a line of the report. */
const cited = new Set(sourceFiles().flatMap((text) => [...text.matchAll(/'([OPDTMR]\d{1,2}b?)'/g)].map(([, id]) => id)));

function sourceFiles(): string[] {
  return readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join(SRC, file), 'utf8'));
}

describe('the guidance', () => {
  test.each(ids)('%s is cited by a rule or by a line of the report', (id) => {
    expect(cited).toContain(id);
  });

  test('nothing else is cited', () => {
    expect([...cited].filter((id) => !ids.includes(id))).toEqual([]);
  });

  test.each(['O3', 'O5', 'P2', 'P3', 'P4', 'P5', 'D1', 'D2', 'D3', 'D4', 'D5', 'T7', 'T8', 'T10', 'T11', 'M1', 'M2', 'M3', 'R2', 'R3', 'R4', 'R5'])(
    '%s decides or cautions, so a rule cites it', (id) => {
      expect(RULES.flatMap((rule) => rule.sources.map((source) => source.ref))).toContain(id);
    });
});
