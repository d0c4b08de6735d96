import { decide } from '../../src/decision/decide';
import { flipInWords } from '../../src/decision/flip-in-words';
import { checkProfile } from '../../src/profile/schema';
import { toMarkdown } from '../../src/report/markdown';
import { settledQuestions } from '../../src/report/settled';
import { PROFILES } from '../workloads/all';

/**
 * What a sceptical reader asks of a report: no statement without a number, a threshold, a name out of the profile, or a named limit,
 * and none without its source.
 */
/** Words of every profile, which found nothing. */
const GENERIC = new Set([
  'string', 'number', 'json', 'binary', 'boolean', 'timestamp', 'get', 'put', 'list', 'update', 'delete', 'search', 'transaction', 'aggregate',
  'name', 'key', 'entity', 'entities', 'operation', 'attributes', 'attribute', 'accessPatterns', 'description', 'returns', 'joins', 'filter',
  'expiry', 'range', 'kind', 'target', 'engine', 'tier', 'none', 'any', 'other', 'postgres', 'dynamodb', 'standard', 'streams', 'clients', 'requires',
]);

/** What a profile says by saying nothing. */
const UNDECLARED = /the data lives in one Region|the standard tier|the existing table|cannot be reckoned: it takes/;

/** Every name and value in a profile, and every name of a field. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([field, part]) => [...Array.isArray(value) ? [] : [field], ...textsOf(part)]);
}

const SOURCE = /^(https:\/\/\S+|[A-Z]\d+[a-z]?)$/;

test.each([...PROFILES])('%s', (_, given) => {
  const decision = decide(checkProfile(given));
  const named = [...textsOf(given), ...Object.values(decision.options)].filter((text) => text.length > 2 && !GENERIC.has(text));
  const isFounded = (text: string) => /\d/.test(text) || UNDECLARED.test(text) || named.some((name) => text.includes(name));

  for (const { rule, because, sources } of decision.findings) {
    expect([rule, because, isFounded(because)]).toEqual([rule, because, true]);
    expect([rule, sources.length > 0 && sources.every(({ ref, claim }) => SOURCE.test(ref) && claim.length > 10)]).toEqual([rule, true]);
  }
  for (const unknown of decision.unknowns) expect(unknown).toMatch(/: unknown; (would matter|the average stands in)/);
  for (const estimate of Object.values(decision.costs)) {
    for (const { item, basis, source } of estimate.lines) expect([item, /\S{3}/.test(basis), /\S{3}/.test(source)]).toEqual([item, true, true]);
  }
  for (const { question, settledBy, because, source } of settledQuestions(decision)) {
    expect([question, because.length > 0, because.every((clause) => clause.length > 10)]).toEqual([question, true, true]);
    if (settledBy === 'default') expect([question, source]).toEqual([question, expect.stringMatching(SOURCE)]);
    else expect(because.join()).toMatch(/\[(dynamodb|postgres)\//);
  }
  for (const flip of decision.flips) expect(flipInWords(flip)).toMatch(/\d.*: (just over |just under )?[\d.,]+× the declared/);
  const markdown = toMarkdown(decision, 'record');
  for (const { because } of decision.findings) expect(markdown).toContain(because.slice(0, 12).replace(/['"[`<*_|].*$/, ''));
});
