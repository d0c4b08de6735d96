import { Access } from '../../profile/access';
import { Entity } from '../../profile/access-pattern-profile';
import { COLLECTION_KIND, isKeyable, KeyShape } from './key-schema';

/**
 * At most four partition and four sort attributes in the key of a global secondary index.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.DesignPattern.MultiAttributeKeys.html
 */
export const MAX_PARTITION_ATTRIBUTES = 4;
export const MAX_SORT_ATTRIBUTES = 4;
export const MAX_KEY_ATTRIBUTES = MAX_PARTITION_ATTRIBUTES + MAX_SORT_ATTRIBUTES;

/** What a pattern asks of a key. */
export interface KeyNeed {
  /** Compared for equality by the key; sorted. */
  readonly required: readonly string[];
  /** Compared for equality, by the key or by a filter after the read; sorted. */
  readonly optional: readonly string[];
  /** Comes right after the equalities in the key. */
  readonly range?: string;
  /** Whether the required attributes name one item at most, so that the range may be left to a filter. */
  readonly oneItem: boolean;
}

/** How a key answers a need. */
export interface KeyMatch {
  /** Key attributes compared for equality, partition first. */
  readonly equals: readonly string[];
  readonly range?: string;
}

/** The need of a pattern; undefined when nothing it compares for equality, or what it ranges over, can be a key. */
export function keyNeedOf(access: Access): KeyNeed | undefined {
  const { entity, pattern } = access;
  const { range } = pattern;
  const by = access.by.filter((attribute) => isKeyable(entity, attribute));
  if (by.length === 0) return undefined;
  const identity = identityWithin(entity, by);
  if (identity === undefined && range !== undefined && !isKeyable(entity, range)) return undefined;
  const required = identity ?? by.slice(0, MAX_KEY_ATTRIBUTES - (range === undefined ? 0 : 1) - (entity.collection === undefined ? 0 : 1));
  const optional: string[] = [];
  for (const attribute of [...by, ...access.filter]) {
    const isAnswered = required.includes(attribute) || attribute === range || optional.includes(attribute);
    if (!isAnswered && isKeyable(entity, attribute)) optional.push(attribute);
  }
  return { required: [...required].sort(), optional: optional.sort(), range, oneItem: identity !== undefined };
}

/** Attributes beside `by` that a pattern compares with a constant and that can be keys; none where one item is named anyhow. */
export function constantKeys({ entity, pattern, by, fullKey }: Access): readonly string[] {
  if (pattern.filterValues === undefined || fullKey) return [];
  return Object.keys(pattern.filterValues).filter((attribute) => !by.includes(attribute) && isKeyable(entity, attribute)).sort();
}

/** The need of an index. In a collection's table every index is keyed by the entity, or items of the others would stand in it. */
export function indexNeed({ collection }: Entity, need: KeyNeed): KeyNeed {
  return collection === undefined ? need : { ...need, required: [...need.required, COLLECTION_KIND].sort() };
}

/** The attributes that every key for this need holds. */
export function keysOf({ required, range, oneItem }: KeyNeed): readonly string[] {
  return range === undefined || oneItem ? required : [...required, range];
}

/** Whether the need compares this attribute for equality. */
export function comparesEqual({ required, optional }: KeyNeed, attribute: string): boolean {
  return required.includes(attribute) || optional.includes(attribute);
}

/**
 * How a key answers a need; undefined when it cannot. A Query takes no attribute of its own key in a filter, so the key
 * must not hold an attribute that it would have to filter by.
 */
export function match(shape: KeyShape, need: KeyNeed): KeyMatch | undefined {
  if (!shape.partition.every((attribute) => comparesEqual(need, attribute))) return undefined;
  const end = shape.sort.findIndex((attribute) => !comparesEqual(need, attribute));
  const used = end === -1 ? shape.sort.length : end;
  const equals = [...shape.partition, ...shape.sort.slice(0, used)];
  if (!need.required.every((attribute) => equals.includes(attribute))) return undefined;
  const ranged = need.range !== undefined && shape.sort[used] === need.range;
  if (need.range !== undefined && !ranged && !need.oneItem) return undefined;
  const unused = shape.isGlued ? [] : shape.sort.slice(ranged ? used + 1 : used);
  if (unused.some((attribute) => comparesEqual(need, attribute) || attribute === need.range)) return undefined;
  return { equals, range: ranged ? need.range : undefined };
}

/** A group that names one item at most: its order and its other conditions need no key. */
function identityWithin(entity: Entity, by: readonly string[]): readonly string[] | undefined {
  const within = (group: readonly string[]) => group.every((attribute) => by.includes(attribute));
  if (within(entity.key)) return entity.key;
  if (entity.unique === undefined) return undefined;
  const groups = entity.unique.filter(within).map((group) => [...group].sort());
  return groups.sort((a, b) => a.length - b.length || (a.join() < b.join() ? -1 : 1))[0];
}
