import { Access } from '../../../src/profile/access';
import { AttributeType } from '../../../src/profile/access-pattern-profile';
import { Item } from './items';
import { pick } from './random';

/** What a pattern is called with. */
export interface Arguments {
  /** The values of the attributes that it compares. */
  readonly values: Item;
  /** The bounds of its range, both included. */
  readonly from?: any;
  readonly to?: any;
}

/** The items that a pattern is about, found the slow way and in its order. */
export function naiveAnswer(access: Access, items: readonly Item[], { values, from, to }: Arguments): Item[] {
  const sortedBy = access.pattern.range;
  const found = items.filter((item) => Object.entries(values).every(([attribute, value]) => compare(item[attribute], value) === 0)
    && (from === undefined || compare(item[sortedBy!], from) >= 0)
    && (to === undefined || compare(item[sortedBy!], to) <= 0));
  if (sortedBy === undefined) return found;
  const direction = access.pattern.descending ? -1 : 1;
  return found.sort((a, b) => direction * compare(a[sortedBy], b[sortedBy]));
}

/** The arguments that find an item, and others like it. */
export function argumentsLike(access: Access, sample: Item): Arguments {
  const compared = [...access.by, ...access.filter];
  return { values: { ...Object.fromEntries(compared.map((attribute) => [attribute, sample[attribute]])), ...constantsOf(access) } };
}

/** The same arguments with every kind of bounds, at random places of what they find; without a range only themselves. */
export function withBounds(access: Access, args: Arguments, items: readonly Item[], random: () => number): Arguments[] {
  const { range } = access.pattern;
  if (range === undefined) return [args];
  const found = naiveAnswer(access, items, args).map((item) => item[range]);
  if (found.length === 0) return [args];
  const [from, to] = [pick(random, found), pick(random, found)].sort(compare);
  return [args, { ...args, from, to }, { ...args, from }, { ...args, to }];
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

/** Constant conditions in the types in which items are stored. */
export function constantsOf({ entity, pattern }: Pick<Access, 'entity' | 'pattern'>): Item {
  return Object.fromEntries(Object.entries(pattern.filterValues ?? {}).map(([attribute, value]) =>
    [attribute, entity.attributes[attribute] === AttributeType.TIMESTAMP ? Date.parse(value) : value]));
}
