import { Finding, Verdict } from '../rules/finding';

const WEIGHT: readonly Verdict[] = [Verdict.EXCLUDES, Verdict.FAVORS, Verdict.CAUTIONS];

/** The weightiest first: the engine question before the settings, exclusions before favours before cautions. */
export function byWeight(findings: readonly Finding[], engine: string | undefined): Finding[] {
  const rank = (finding: Finding) => (finding.question === 'engine' ? 0 : finding.question.startsWith(`${engine}/`) ? 100 : 200)
    + WEIGHT.indexOf(finding.verdict) * 10;
  return [...findings].sort((a, b) => rank(a) - rank(b) || compare(a.rule, b.rule));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
