import { Entity } from '../profile/access-pattern-profile';
import { bytes, counted } from '../profile/format';

/** `all 12,000,000 items (48 GiB)`: all that a table of the entity holds, as far as it is declared. */
export function storedInWords({ itemCount, averageItemBytes }: Entity): string {
  if (itemCount === undefined) return 'every item';
  const size = averageItemBytes === undefined ? '' : ` (${bytes(itemCount * averageItemBytes)})`;
  return `all ${counted(itemCount, 'item')}${size}`;
}
