import { ENGINE_NAMES } from '../profile/engine-names';
import { Verdict } from '../rules/finding';
import { Conclusion } from './conclusion';
import { DecidedBy, Flip, ThreePartTest } from './decision';
import { flipInWords } from './flip-in-words';
import { Judgement } from './judgement';

/** The rationale in a paragraph: the verdict, what settled it, the test's numbers, what would change it. */
export function rationaleOf(conclusion: Conclusion, test: ThreePartTest, flips: readonly Flip[]): string {
  const sentences = [
    verdict(conclusion),
    `${test.singleKey.because}; ${test.beyondOnePrimary.because}.`,
    ...(conclusion.settlement.decidedBy === DecidedBy.OVERRIDE ? [withoutOverride(conclusion)] : nearest(flips)),
  ];
  return sentences.map((sentence) => sentence[0].toUpperCase() + sentence.slice(1)).join(' ');
}

function verdict({ settlement, findings, override }: Conclusion): string {
  const engine = settlement.engine && ENGINE_NAMES[settlement.engine];
  const because = (kind: Verdict) => titles(findings.filter((finding) => finding.question === 'engine' && finding.verdict === kind));
  switch (settlement.decidedBy) {
    case DecidedBy.CONFLICT: return `Conflict: neither engine can serve this profile: ${because(Verdict.EXCLUDES)}.`;
    case DecidedBy.OVERRIDE: return `${engine}, by override: ${override!.reason}.`;
    case DecidedBy.EXCLUSION: return `${engine}: the other engine cannot serve this profile: ${because(Verdict.EXCLUDES)}.`;
    case DecidedBy.NAMED_RECOMMENDATION: return `${engine}, by a named recommendation: ${because(Verdict.FAVORS)}.`;
    case DecidedBy.THREE_PART_TEST: return `${engine}: single key, beyond one primary and on AWS are all proven.`;
    case DecidedBy.EXISTING_TABLE: return settlement.keepExisting
      ? `${engine} beside the existing table, which keeps the single-key path.`
      : `${engine}: the existing table serves every pattern by key, and stays.`;
    default: return `${engine}, by default: nothing proves that DynamoDB is needed.`;
  }
}

function titles(findings: readonly Judgement[]): string {
  return [...new Set(findings.map((finding) => lowerFirst(finding.title)))].join('; ');
}

/** A title within a sentence; names and abbreviations keep their capitals. */
export function lowerFirst(text: string): string {
  return /^[A-Z][a-z]* /.test(text) && !/^(Postgres|Aurora|Dynamo)/.test(text) ? text[0].toLowerCase() + text.slice(1) : text;
}

/** The rules' own word, where the user's differs. */
function withoutOverride({ judged }: Conclusion): string {
  return judged.engine ? `the rules alone say ${ENGINE_NAMES[judged.engine]} (${judged.decidedBy}).` : 'the rules alone find a conflict.';
}

function nearest(flips: readonly Flip[]): string[] {
  const [flip] = flips;
  if (!flip) return ['no single number of this profile would change the answer.'];
  return [`it would be ${flipInWords(flip)}.`];
}
