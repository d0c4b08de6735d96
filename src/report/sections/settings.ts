import { Decision } from '../../decision/decision';
import { Block, table, Text } from '../report';
import { isReason, Settled, settledQuestions } from '../settled';

/** Every question below the engine with its answer and what settled it, those of the chosen engine first. */
export function settingsBlocks(decision: Decision): Block[] {
  const rank = ({ question }: Settled) => question.startsWith(`${decision.engine}/`) ? 0 : 1;
  const settled = [...settledQuestions(decision)].sort((a, b) => rank(a) - rank(b));
  return table(['question', 'answer', 'settled by', 'why'], settled.map((each) => [
    `${each.title} (${each.question})`, each.option, each.settledBy, why(each, decision),
  ]));
}

/** A reason stands with its sources; what is told among the findings, without. */
function why({ question, because, source }: Settled, decision: Decision): Text {
  const reasons = decision.findings.filter((finding) => finding.question === question && isReason(decision, finding));
  const sources = source === undefined ? [...new Set(reasons.flatMap((finding) => finding.sources.map(({ ref }) => ref)))] : [source];
  return sources.length === 0 ? because.join('; ') : { text: because.join('; '), sources };
}
