import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { run } from '../../src/cli/run';
import { PROFILES } from '../workloads/all';

/** What `explain --format json` promises. Fields may be added in a minor version; none may go, and none may change its type. */
const engine = z.enum(['postgres', 'dynamodb']);
const text = z.string().min(1);
const amount = z.number().nonnegative();
const met = z.union([z.boolean(), z.literal('unknown')]);
const part = <T extends z.ZodType>(value: T) => z.strictObject({ value, threshold: value, met, because: text });

const estimate = z.strictObject({
  monthlyUsd: amount,
  idleMonthlyUsd: amount,
  lines: z.array(z.strictObject({
    item: text, quantity: amount, unit: text, unitUsd: amount, monthlyUsd: amount, idleMonthlyUsd: amount, basis: text, source: text,
  })),
  assumptions: z.array(text).min(1),
});

const answered = {
  schemaVersion: text,
  rulesetVersion: z.string().regex(/^\d+\.\d+\.\d+$/),
  rationale: text,
  test: z.strictObject({ singleKey: part(z.number().min(0).max(1)), beyondOnePrimary: part(amount), onAws: part(text) }),
  options: z.record(text, text),
  settings: z.array(z.strictObject({
    question: text,
    title: text,
    option: text,
    settledBy: z.enum(['recommendation', 'exclusion', 'default']),
    because: z.array(text).min(1),
    source: text.optional(),
  })),
  findings: z.array(z.strictObject({
    rule: text,
    verdict: z.enum(['excludes', 'favors', 'cautions']),
    question: text,
    option: text,
    title: z.string().min(1).max(80),
    because: text,
    remedy: text.optional(),
    sources: z.array(z.strictObject({ ref: text, claim: text })).min(1),
  })),
  flips: z.array(z.strictObject({ signal: text, unit: text, at: z.number().positive(), factor: z.number().positive(), engine: engine.optional() })),
  coverage: z.array(z.strictObject({ pattern: text, engine, servedBy: text.nullable(), why: text })).min(2),
  sizing: z.array(text).min(1).optional(),
  costs: z.strictObject({ postgres: estimate, dynamodb: estimate }),
  unknowns: z.array(text),
  tradeOffs: z.array(text),
  migration: z.array(text),
  advisories: z.array(text),
  thresholds: z.record(text, z.number().positive()),
  thresholdsInForce: z.array(z.strictObject({
    name: text,
    value: z.number().positive(),
    unit: text,
    setBy: z.enum(['props', 'context', 'command line', 'default']),
    defaultValue: z.number().positive(),
    reason: text,
    source: text,
  })).min(1),
  accessMap: z.looseObject({ schemaVersion: text, tables: z.array(z.unknown()), patterns: z.array(z.unknown()) }).optional(),
  override: z.strictObject({ engine, reason: text }).optional(),
  hash: z.string().regex(/^[0-9a-f]{16}$/),
};

const EXPLANATION = z.discriminatedUnion('outcome', [
  z.strictObject({
    outcome: z.literal('decided'),
    engine,
    keepExisting: z.literal('dynamodb').optional(),
    decidedBy: z.enum(['existing-table', 'exclusion', 'named-recommendation', 'three-part-test', 'default', 'override']),
    alternative: z.strictObject({ engine, summary: text }),
    ...answered,
  }),
  z.strictObject({ outcome: z.literal('conflict'), decidedBy: z.literal('conflict'), ...answered }),
  z.strictObject({
    outcome: z.literal('invalid'),
    schemaVersion: text,
    rulesetVersion: text,
    errors: z.array(z.strictObject({ path: text, message: text })).min(1),
  }),
]);

const EXIT: Readonly<Record<string, number>> = { decided: 0, invalid: 1, conflict: 2 };

const folder = mkdtempSync(join(tmpdir(), 'contract-'));
afterAll(() => rmSync(folder, { recursive: true }));

function explained(profile: unknown, ...flags: string[]) {
  const path = join(folder, 'profile.json');
  writeFileSync(path, typeof profile === 'string' ? profile : JSON.stringify(profile));
  let out = '';
  let err = '';
  const code = run(['explain', path, '--format', 'json', ...flags], { out: (part_) => { out += part_; }, err: (part_) => { err += part_; } });
  expect(err).toBe('');
  const explanation = EXPLANATION.parse(JSON.parse(out));
  expect(code).toBe(EXIT[explanation.outcome]);
  return explanation;
}

test.each([...PROFILES])('%s', (_, profile) => {
  const explanation = explained(profile);
  if (explanation.outcome === 'invalid') throw new Error('a narrated workload is valid');
  for (const { monthlyUsd, idleMonthlyUsd, lines } of Object.values(explanation.costs)) {
    expect(monthlyUsd).toBeCloseTo(lines.reduce((sum, line) => sum + line.monthlyUsd, 0), 1);
    expect(idleMonthlyUsd).toBeLessThanOrEqual(monthlyUsd + 0.05);
    for (const line of lines) expect(Math.abs(line.monthlyUsd - line.quantity * line.unitUsd)).toBeLessThanOrEqual(0.02 + line.monthlyUsd * 0.01);
  }
  const settled = Object.fromEntries(explanation.settings.map(({ question, option }) => [question, option]));
  const { engine: _engine, ...options } = explanation.options;
  expect(settled).toEqual(options);
});

test('all three outcomes and both engines occur among them', () => {
  const seen = new Set([...PROFILES.values()].map((profile) => {
    const explanation = explained(profile);
    return explanation.outcome === 'decided' ? explanation.engine : explanation.outcome;
  }));
  expect(seen).toEqual(new Set(['postgres', 'dynamodb', 'conflict']));
});

test.each<[string, unknown]>([
  ['a profile with faults', { entities: [], accessPatterns: [] }],
  ['no YAML', 'a: [1,'],
  ['nothing', ''],
])('%s', (_, profile) => {
  expect(explained(profile).outcome).toBe('invalid');
});

test('an override keeps the shape', () => {
  const [profile] = PROFILES.values();
  expect(explained(profile, '--override', 'postgres=we know it')).toMatchObject({ outcome: 'decided', override: { engine: 'postgres', reason: 'we know it' } });
});
