import { Verdict } from '../rules/finding';
import { Question } from '../rules/questions';
import { Evidence, Rule } from '../rules/rule';
import { Judgement, sign } from './judgement';

/** What rules find, each ruling signed with its rule. */
export function judge(rules: readonly Rule[], evidence: Evidence): Judgement[] {
  const findings: Judgement[] = [];
  for (const rule of rules) {
    for (const ruling of rule.judge(evidence)) findings.push(sign(rule, ruling));
  }
  return findings;
}

/**
 * The option that the findings leave: the first favoured one, else the default, else the first that is not excluded.
 * Undefined when every option is excluded.
 */
export function settle(question: Question, findings: readonly Judgement[]): string | undefined {
  const open = question.options.filter((option) => !speaks(findings, Verdict.EXCLUDES, option));
  return open.find((option) => speaks(findings, Verdict.FAVORS, option))
    ?? open.find((option) => option === question.default)
    ?? open[0];
}

/** Whether a finding has this verdict on this option. */
export function speaks(findings: readonly Judgement[], verdict: Verdict, option: string): boolean {
  return findings.some((finding) => finding.verdict === verdict && finding.option === option);
}
