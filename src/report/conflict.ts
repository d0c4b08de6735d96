import { Decision } from '../decision/decision';
import { Engine } from '../profile/engine';
import { ENGINE_NAMES } from '../profile/engine-names';
import { Verdict } from '../rules/finding';
import { printable } from './printable';
import { WAYS_OUT } from './ways-out';

/** A conflict as one message: what each engine fails, what to relax, the ways out. */
export function conflictMessage(decision: Decision): string {
  const against = (engine: Engine) => decision.findings
    .filter((finding) => finding.question === 'engine' && finding.verdict === Verdict.EXCLUDES && finding.option === engine)
    .map((finding) => `    - ${finding.because}${finding.remedy ? `; to change it: ${finding.remedy}` : ''} [${finding.rule}]`);
  return printable([
    'neither engine can serve this profile',
    ...[Engine.POSTGRES, Engine.DYNAMODB].flatMap((engine) => [`  ${ENGINE_NAMES[engine]} is excluded:`, ...against(engine)]),
    '  ways out:',
    ...WAYS_OUT.map((way) => `    - ${way}`),
    `  rules ${decision.rulesetVersion}, decision ${decision.hash}`,
  ].join('\n'));
}
