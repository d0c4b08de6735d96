import { Decision } from '../decision/decision';
import { lowerFirst } from '../decision/lower-first';
import { Finding, Verdict } from '../rules/finding';
import { DYNAMODB_QUESTIONS, POSTGRES_QUESTIONS, Question } from '../rules/questions';

/** A question below the engine, its answer and what settled it. */
export interface Settled {
  readonly question: string;
  readonly title: string;
  readonly option: string;
  readonly settledBy: 'recommendation' | 'exclusion' | 'default';
  /** Clauses, each with the rule that says it: reasons in full, exclusions and prices by their claim; of a default why it is one. */
  readonly because: readonly string[];
  /** Where the reason of a default comes from. */
  readonly source?: string;
}

/** What settled each question of both engines. */
export function settledQuestions(decision: Decision): Settled[] {
  return [...DYNAMODB_QUESTIONS, ...POSTGRES_QUESTIONS].map((question) => {
    const option = decision.options[question.id];
    const findings = decision.findings.filter((finding) => finding.question === question.id);
    return { question: question.id, title: question.title, option, ...reasonOf(question, option, findings) };
  });
}

function reasonOf(question: Question, option: string, findings: readonly Finding[]): Pick<Settled, 'settledBy' | 'because' | 'source'> {
  const said = (verdict: Verdict, about: (option: string) => boolean) =>
    findings.filter((finding) => finding.verdict === verdict && about(finding.option));
  const favors = said(Verdict.FAVORS, (each) => each === option);
  const excluded = said(Verdict.EXCLUDES, (each) => each !== option);
  const prices = once(said(Verdict.CAUTIONS, (each) => each === option).map((finding) => `at this price: ${claim(finding)}`));
  if (favors.length > 0) return { settledBy: 'recommendation', because: [...favors.map(reason), ...prices] };
  const out = new Set(excluded.map((finding) => finding.option));
  const isLast = question.options.every((each) => each === option || out.has(each));
  if (isLast || option !== question.default) {
    const without = once(excluded.map((finding) => `not ${finding.option}: ${claim(finding)}`));
    return { settledBy: 'exclusion', because: [`${isLast ? 'the only one left' : 'the first one left'}`, ...without, ...prices] };
  }
  return { settledBy: 'default', because: [`no rule speaks for another: ${question.defaultBecause}`, ...prices], source: question.defaultSource };
}

/** Whether a finding is what its option was taken for: it is told in full with the setting, the others among the findings. */
export function isReason({ options }: Decision, { verdict, question, option }: Finding): boolean {
  return verdict === Verdict.FAVORS && options[question] === option;
}

function reason({ because, remedy, rule }: Finding): string {
  return `${because}${remedy === undefined ? '' : `; to change it: ${remedy}`} [${rule}]`;
}

function claim({ title, rule }: Finding): string {
  return `${lowerFirst(title)} [${rule}]`;
}

function once(clauses: readonly string[]): string[] {
  return [...new Set(clauses)];
}
