import { isKeyable, KeyShape } from './key-schema';
import { Access } from '../../profile/access';
import { Entity } from '../../profile/access-pattern-profile';

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
  const by = [...new Set(access.by)].filter((attribute) => isKeyable(entity, attribute));
  if (by.length === 0) return undefined;
  const range = pattern.range === undefined || by.includes(pattern.range) ? undefined : pattern.range;
  const identity = identityWithin(entity, by);
  const required = identity ?? by.slice(0, MAX_KEY_ATTRIBUTES - (range === undefined ? 0 : 1));
  if (identity === undefined && range !== undefined && !isKeyable(entity, range)) return undefined;
  const compared = [...by, ...(pattern.filter ?? []).filter((attribute) => !hasConstant(access, attribute))];
  return {
    required: [...required].sort(),
    optional: optionalWithin(entity, compared, [...required, ...(range === undefined ? [] : [range])]),
    range: identity === undefined ? range : undefined,
  };
}

/** The attributes that every key for this need holds. */
export function keysOf(need: KeyNeed): readonly string[] {
  return need.range === undefined ? need.required : [...need.required, need.range];
}

/** How a key answers a need; undefined when it cannot. */
export function match(shape: KeyShape, need: KeyNeed): KeyMatch | undefined {
  const equal = (attribute: string) => need.required.includes(attribute) || need.optional.includes(attribute);
  if (!shape.partition.every(equal)) return undefined;
  const end = shape.sort.findIndex((attribute) => !equal(attribute));
  const used = end === -1 ? shape.sort.length : end;
  const equals = [...shape.partition, ...shape.sort.slice(0, used)];
  if (!need.required.every((attribute) => equals.includes(attribute))) return undefined;
  if (need.range === undefined) return { equals };
  return shape.sort[used] === need.range ? { equals, range: need.range } : undefined;
}

/** A group that names one item at most: its order and its other conditions need no key. */
function identityWithin(entity: Entity, by: readonly string[]): readonly string[] | undefined {
  const within = (group: readonly string[]) => group.every((attribute) => by.includes(attribute));
  if (within(entity.key)) return entity.key;
  if (entity.unique === undefined) return undefined;
  const groups = entity.unique.filter(within).map((group) => [...group].sort());
  return groups.sort((a, b) => a.length - b.length || (a.join() < b.join() ? -1 : 1))[0];
}

function hasConstant(access: Access, attribute: string): boolean {
  return access.pattern.filterValues !== undefined && attribute in access.pattern.filterValues;
}

function optionalWithin(entity: Entity, compared: readonly string[], without: readonly string[]): readonly string[] {
  const optional = compared.filter((attribute) => !without.includes(attribute) && isKeyable(entity, attribute));
  return [...new Set(optional)].sort();
}
