import { Decision } from '../../decision/decision';
import { Block, table } from '../report';
import { Settled, settledQuestions } from '../settled';

/** Every question below the engine with its answer and what settled it, those of the chosen engine first. */
export function settingsBlocks(decision: Decision): Block[] {
  const rank = ({ question }: Settled) => question.startsWith(`${decision.engine}/`) ? 0 : 1;
  const settled = [...settledQuestions(decision)].sort((a, b) => rank(a) - rank(b));
  return table(['question', 'answer', 'settled by', 'why'], settled.map(({ question, title, option, settledBy, because, source }) => [
    `${title} (${question})`, option, settledBy, source === undefined ? because.join('; ') : { text: because.join('; '), source },
  ]));
}
