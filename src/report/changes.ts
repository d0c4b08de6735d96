import { Decision } from '../decision/decision';
import { flipInWords } from '../decision/flip-in-words';

/** What would change the answer, and what the answer would be then. */
export function changes({ flips, alternative }: Decision): string[] {
  return [
    ...(flips.length > 0 ? flips.map(flipInWords) : ['no single number of this profile would change the answer']),
    ...(alternative ? [`the alternative: ${alternative.summary}`] : []),
  ];
}
