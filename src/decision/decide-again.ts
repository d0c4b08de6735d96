import { Engine } from '../profile/engine';
import { Workload } from '../profile/workload';
import { ENGINE } from '../rules/questions';
import { Evidence } from '../rules/rule';
import { Judgement } from './judgement';
import { rulesOf } from './rules-of';
import { judge } from './settle';
import { settleEngine } from './settle-engine';

const SCALING_RULES = rulesOf(ENGINE).filter(({ scales }) => scales);
const SCALING: ReadonlySet<string> = new Set(SCALING_RULES.map(({ id }) => id));

/** Settles the engine for workloads that differ in rates and item counts alone: the rules that do not scale are not asked again. */
export function decideAgain(evidence: Evidence, findings: readonly Judgement[]): (workload: Workload) => Engine | undefined {
  const fixed = findings.filter(({ question, rule }) => question === ENGINE.id && !SCALING.has(rule));
  return (workload) => {
    const other = { ...evidence, workload };
    return settleEngine(other, [...fixed, ...judge(SCALING_RULES, other)]).engine;
  };
}
