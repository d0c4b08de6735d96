import { Access } from '../../../src/profile/access';
import { AttributeType } from '../../../src/profile/access-pattern-profile';
import { Arguments } from './executor';
import { Range } from './expressions';
import { Item } from './items';

/** The items that a pattern is about, found the slow way. */
export function naiveAnswer(access: Access, items: readonly Item[], { values, range }: Arguments): Item[] {
  const sortedBy = access.pattern.range;
  const found = items.filter((item) => Object.entries(values).every(([attribute, value]) => compare(item[attribute], value) === 0)
    && (sortedBy === undefined || range === undefined || isWithin(item[sortedBy], range)));
  if (sortedBy === undefined) return found;
  const direction = access.pattern.descending ? -1 : 1;
  return found.sort((a, b) => direction * compare(a[sortedBy], b[sortedBy]));
}

/** What a pattern is asked with: the values of one item, and bounds that hold about half of what meets them. */
export function argumentsLike(access: Access, sample: Item, items: readonly Item[], bounded: boolean): Arguments {
  const { range, returns } = access.pattern;
  const compared = [...access.by, ...access.filter];
  const values = { ...Object.fromEntries(compared.map((attribute) => [attribute, sample[attribute]])), ...constantsOf(access) };
  if (range === undefined || !bounded) return { values, returns };
  const candidates = naiveAnswer(access, items, { values }).map((item) => item[range]).sort(compare);
  const at = (share: number) => candidates[Math.floor(candidates.length * share)] ?? sample[range];
  return { values, returns, range: { from: at(0.25), to: at(0.75) } };
}

/** The order of DynamoDB: numbers by value, texts and binaries by their bytes. */
export function compare(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (a instanceof Uint8Array && b instanceof Uint8Array) return Buffer.compare(a, b);
  if (typeof a === 'string' && typeof b === 'string') return Buffer.compare(Buffer.from(a), Buffer.from(b));
  return canonical(a) === canonical(b) ? 0 : canonical(a) < canonical(b) ? -1 : 1;
}

/** A value as text, the same whatever the order of its attributes and the class of its bytes. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part) => {
    if (part instanceof Uint8Array) return Buffer.from(part).toString('hex');
    if (part?.type === 'Buffer' && Array.isArray(part.data)) return Buffer.from(part.data).toString('hex');
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => a < b ? -1 : 1));
  }) ?? 'undefined';
}

function isWithin(value: unknown, { from, to }: Range): boolean {
  return compare(value, from) >= 0 && compare(value, to) <= 0;
}

/** Constant conditions in the types in which items are stored. */
function constantsOf({ entity, pattern }: Access): Item {
  return Object.fromEntries(Object.entries(pattern.filterValues ?? {}).map(([attribute, value]) =>
    [attribute, entity.attributes[attribute] === AttributeType.TIMESTAMP ? Date.parse(value) : value]));
}
