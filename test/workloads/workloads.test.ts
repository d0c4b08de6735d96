import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { decide } from '../../src/decision/decide';
import { checkProfile } from '../../src/profile/schema';

interface Word {
  readonly question: string;
  readonly option: string;
  readonly verdict: 'excludes' | 'favors' | 'cautions';
}

/** What a workload must come to, derived from the plan of the decision and not from its code. */
interface Expectation {
  readonly outcome: 'decided' | 'conflict';
  readonly engine?: 'postgres' | 'dynamodb';
  readonly keepExisting?: 'dynamodb';
  readonly decidedBy: string;
  readonly test?: Partial<Record<'singleKey' | 'beyondOnePrimary', boolean | 'unknown'>>;
  /** Options that must be settled so, by question. */
  readonly options?: Record<string, string>;
  /** Words that some rule must say. */
  readonly verdicts?: readonly Word[];
  /** Words that no rule may say. */
  readonly silent?: readonly Word[];
  /** Rules that must speak; with `!` after its id, one that must not. */
  readonly rules?: readonly string[];
  /** Paths that must be listed as unknown. */
  readonly unknowns?: readonly string[];
}

interface NarratedWorkload {
  readonly story: string;
  /** Where the workload was published. */
  readonly source?: string;
  readonly profile: unknown;
  readonly expect: Expectation;
}

const files = readdirSync(__dirname).filter((file) => file.endsWith('.yaml')).sort();

function workload(file: string): NarratedWorkload {
  return parse(readFileSync(join(__dirname, file), 'utf8'));
}

test('there are enough of them, each with a story and nothing unread', () => {
  expect(files.length).toBeGreaterThanOrEqual(160);
  for (const file of files) {
    const { story, source = 'https://', expect: expectation, ...rest } = workload(file);
    expect([file, Object.keys(rest), story.length > 80, source]).toEqual([file, ['profile'], true, expect.stringMatching(/^https:\/\/\S*$/)]);
    const known = ['outcome', 'engine', 'keepExisting', 'decidedBy', 'test', 'options', 'verdicts', 'silent', 'rules', 'unknowns'];
    expect([file, Object.keys(expectation).filter((key) => !known.includes(key))]).toEqual([file, []]);
  }
});

test.each(files)('%s', (file) => {
  const { profile, expect: expected } = workload(file);
  const decision = decide(checkProfile(profile));
  const words = decision.findings.map(({ question, option, verdict }) => `${option} of ${question}: ${verdict}`);
  const said = (word: Word) => words.includes(`${word.option} of ${word.question}: ${word.verdict}`);
  const speaks = (id: string) => decision.findings.some(({ rule }) => rule === id);
  const { rules = [], unknowns = [] } = expected;
  const met = (part: { met?: boolean }) => part.met ?? 'unknown';
  expect({
    outcome: decision.outcome,
    engine: decision.engine,
    keepExisting: decision.keepExisting,
    decidedBy: decision.decidedBy,
    test: { singleKey: met(decision.test.singleKey), beyondOnePrimary: met(decision.test.beyondOnePrimary) },
    options: decision.options,
    unsaid: (expected.verdicts ?? []).filter((word) => !said(word)),
    saidAllTheSame: (expected.silent ?? []).filter(said),
    silentRules: rules.filter((id) => !id.endsWith('!') && !speaks(id)),
    speakingRules: rules.filter((id) => id.endsWith('!') && speaks(id.slice(0, -1))),
    unlisted: unknowns.filter((path) => !decision.unknowns.some((line) => line.startsWith(`${path}: `))),
  }).toMatchObject({
    outcome: expected.outcome,
    engine: expected.engine,
    keepExisting: expected.keepExisting,
    decidedBy: expected.decidedBy,
    test: expected.test ?? {},
    options: expected.options ?? {},
    unsaid: [],
    saidAllTheSame: [],
    silentRules: [],
    speakingRules: [],
    unlisted: [],
  });
});
