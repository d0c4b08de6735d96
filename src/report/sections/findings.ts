import { Decision } from '../../decision/decision';
import { Finding } from '../../rules/finding';
import { Block, Claim } from '../report';
import { isReason } from '../settled';

/** The findings on the engine, the weightiest first. */
export function engineClaims({ findings }: Decision): Block[] {
  return claims(findings.filter(({ question }) => question === 'engine'));
}

/** The findings on the settings of both engines, those of the chosen one first; the reasons of what was taken stand with the settings. */
export function settingClaims(decision: Decision): Block[] {
  return claims(decision.findings.filter((finding) => finding.question !== 'engine' && !isReason(decision, finding)));
}

/** One rule's findings on one option stand together under its claim. */
function claims(findings: readonly Finding[]): Block[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = `${finding.rule} ${finding.verdict} ${finding.option}`;
    groups.set(key, [...groups.get(key) ?? [], finding]);
  }
  return groups.size === 0 ? [] : [{ kind: 'claims', claims: [...groups.values()].map(claim) }];
}

function claim(findings: readonly Finding[]): Claim {
  const [{ verdict, option, title, rule, sources }] = findings;
  return {
    verdict,
    option,
    title,
    rule,
    sources,
    because: [...new Set(findings.map(({ because }) => because))],
    remedies: [...new Set(findings.flatMap(({ remedy }) => remedy ?? []))],
  };
}
