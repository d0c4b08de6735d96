import { ENGINE_NAMES } from '../profile/engine-names';
import { factor, percent, quantity } from '../profile/format';
import { Flip } from './decision';

const SHARES: ReadonlySet<string> = new Set(['singleKeyShare', 'joinShare']);

/** `DynamoDB from 30,000 write transactions/s: 4.2× the declared, with all else as it is`. */
export function flipInWords({ engine, signal, at, unit, factor: times }: Flip): string {
  const then = engine ? ENGINE_NAMES[engine] : 'a conflict';
  return `${then} ${times > 1 ? 'from' : 'below'} ${SHARES.has(signal) ? `${percent(at)} ${unit}` : quantity(at, unit)}: ${factor(times)} the declared${rest(signal)}`;
}

/** Requests and shares are those of all patterns; the other signals grow by themselves. */
function rest(signal: string): string {
  if (SHARES.has(signal)) return '';
  return signal === 'requestsPerSecond' ? ', at every pattern alike' : ', with all else as it is';
}
