import { Options } from '../designs/options';
import { groupBy } from '../profile/group-by';
import { Finding, Verdict } from '../rules/finding';

const WEIGHT: readonly Verdict[] = [Verdict.EXCLUDES, Verdict.FAVORS, Verdict.CAUTIONS];

/**
 * The weightiest first. No source gives weights, so the order is one of structure: the engine before its settings, and these before the other
 * engine's; exclusions before favours before cautions; what is said of the option taken before the others, because one will live with it; a rule
 * that speaks of more patterns and entities before one that speaks of fewer; and by name where nothing else tells.
 */
export function byWeight(findings: readonly Finding[], options: Options): Finding[] {
  const breadth = groupBy(findings, scopeOf);
  const ranks = new Map(findings.map((finding) => [finding, [
    finding.question === 'engine' ? 0 : finding.question.startsWith(`${options.engine}/`) ? 1 : 2,
    WEIGHT.indexOf(finding.verdict),
    options[finding.question] === finding.option ? 0 : 1,
    -breadth.get(scopeOf(finding))!.length,
  ]]));
  return [...findings].sort((a, b) => compareRanks(ranks.get(a)!, ranks.get(b)!) || compare(a.rule, b.rule));
}

/** What a rule says on an option. */
function scopeOf({ rule, verdict, option }: Finding): string {
  return `${rule} ${verdict} ${option}`;
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((rank, i) => rank !== b[i]);
  return at === -1 ? 0 : a[at] - b[at];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
