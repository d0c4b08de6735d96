import { ENGINE_NAMES } from '../profile/engine-names';
import { factor, percent, quantity } from '../profile/format';
import { Flip } from './decision';

/** `DynamoDB from 30,000 write transactions/s: 4.2× the declared, with all else as it is`. */
export function flipInWords({ engine, signal, at, unit, factor: times }: Flip): string {
  const then = engine ? ENGINE_NAMES[engine] : 'a conflict';
  return `${then} ${times > 1 ? 'from' : 'below'} ${signal === 'singleKeyShare' ? `${percent(at)} ${unit}` : quantity(at, unit)}: ${factor(times)} the declared${rest(signal)}`;
}

/** Requests and shares are those of all patterns; the other signals grow by themselves. */
function rest(signal: string): string {
  if (signal === 'singleKeyShare') return '';
  return signal === 'requestsPerSecond' ? ', at every pattern alike' : ', with all else as it is';
}
