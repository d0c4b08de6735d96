import { Decision } from '../decision/decision';
import { Finding, Verdict } from '../rules/finding';
import { DYNAMODB_QUESTIONS, POSTGRES_QUESTIONS, Question } from '../rules/questions';

/** A question below the engine, its answer and what settled it. */
export interface Settled {
  readonly question: string;
  readonly title: string;
  readonly option: string;
  readonly settledBy: 'recommendation' | 'exclusion' | 'default';
  /** Clauses, each with the rule that says it; of a default why it is one. */
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
  const prices = said(Verdict.CAUTIONS, (each) => each === option).map((finding) => `at this price: ${clause(finding)}`);
  if (favors.length > 0) return { settledBy: 'recommendation', because: [...favors.map(clause), ...prices] };
  const out = new Set(excluded.map((finding) => finding.option));
  const isLast = question.options.every((each) => each === option || out.has(each));
  if (isLast || option !== question.default) {
    const without = excluded.map((finding) => `not ${finding.option}: ${clause(finding)}`);
    return { settledBy: 'exclusion', because: [`${isLast ? 'the only one left' : 'the first one left'}`, ...without, ...prices] };
  }
  return { settledBy: 'default', because: [`no rule speaks for another: ${question.defaultBecause}`, ...prices], source: question.defaultSource };
}

function clause({ because, rule }: Finding): string {
  return `${because} [${rule}]`;
}
