import { Access } from '../../profile/access';
import { AttributeType, Entity, Operation } from '../../profile/access-pattern-profile';
import { Condition, Constant } from './condition';

/**
 * A BRIN index is thousands of times smaller than a btree but finds ranges of pages, not rows (PostgreSQL manual, 71.1):
 * it pays where a btree would be gigabytes and a request reads many rows. House numbers.
 */
const BRIN_ROWS = 1e8;
/** A page range of BRIN is 128 pages of 8 KiB by default: fewer rows than this would be less than what is read for them. */
const BRIN_ROWS_PER_REQUEST = 1_000;
/** Beyond a tenth of the table a sequential scan reads less than an index would (house number). */
const PAGE_SHARE = 0.1;

/** An index that some pattern, join or job needs. */
export interface Need {
  readonly entity: string;
  readonly kind: 'btree' | 'json' | 'words' | 'trigrams' | 'brin' | 'expiry';
  /** For btree compared for equality; for json, words and trigrams the attributes indexed. */
  readonly equals: readonly string[];
  readonly range?: string;
  /** Conditions of a partial index. */
  readonly constants: readonly Constant[];
  /** Attributes that the pattern reads besides, where carrying them in the index would pay. */
  readonly carries: readonly string[];
  /** The pattern that needs it. */
  readonly pattern?: string;
  readonly descending?: boolean;
  /** Whether it finds the other side of a join. */
  readonly join?: boolean;
}

/** The way to the rows of a pattern. */
export type Route =
  | { readonly kind: 'key'; readonly exact: boolean }
  | { readonly kind: 'page'; readonly rows: number }
  | { readonly kind: 'index'; readonly need: Need }
  | { readonly kind: 'scan' }
  | { readonly kind: 'any' };

/**
 * Finds the way to the rows of a pattern: the primary key if it serves, else the index it needs, else all rows.
 * A btree carries attributes besides, where that pays.
 */
export function routeOf(access: Access, condition: Condition, carries: readonly string[]): Route {
  const { entity, operation } = access;
  const { equals, contains, words, range, constants } = condition;
  if (operation === Operation.AD_HOC) return { kind: 'any' };
  if (words.length > 0) return indexed(access, 'words', { equals: words });
  if (holds(equals, entity.key)) return { kind: 'key', exact: true };
  const unique = uniqueGroups(entity).find((group) => holds(equals, group));
  if (unique) return indexed(access, 'btree', { equals: unique, carries });
  if (operation === Operation.PUT) return { kind: 'key', exact: true };
  if (contains.length > 0) return indexed(access, 'json', { equals: contains.slice(0, 1) });
  if (equals.length === 0 && range === undefined) return withoutKey(access, constants, carries);
  if (constants.length === 0 && leads(entity.key, equals, range)) return { kind: 'key', exact: false };
  const kind = constants.length === 0 && equals.length === 0 ? rangeKind(access, range!) : 'btree';
  return indexed(access, kind, { equals, range, constants, carries: kind === 'btree' ? carries : [] });
}

/** Whether a btree of these columns begins with those compared for equality, and then the range. */
export function leads(columns: readonly string[], equals: readonly string[], range?: string): boolean {
  const within = (attribute: string) => {
    const at = columns.indexOf(attribute);
    return at >= 0 && at < equals.length;
  };
  return equals.every(within) && (range === undefined || range === columns[equals.length]);
}

/** The groups whose uniqueness needs an index: one that holds the key is unique by itself. */
export function uniqueGroups(entity: Entity): readonly (readonly string[])[] {
  if (!entity.unique) return [];
  const groups = entity.unique.map((group) => [...new Set(group)]).filter((group) => group.length > 0 && !holds(group, entity.key));
  return groups.filter((group, i) => groups.findIndex((other) => other.length === group.length && holds(other, group)) === i);
}

function withoutKey(access: Access, constants: readonly Constant[], carries: readonly string[]): Route {
  if (access.operation === Operation.AGGREGATE) return { kind: 'scan' };
  if (constants.length > 0) return indexed(access, 'btree', { constants, carries });
  const rows = access.pattern.maxItemsPerRequest ?? access.pattern.itemsPerRequest;
  const all = access.entity.itemCount ?? Infinity;
  return access.operation === Operation.LIST && rows !== undefined && rows <= all * PAGE_SHARE ? { kind: 'page', rows } : { kind: 'scan' };
}

function rangeKind({ entity, itemsPerRequest }: Access, range: string): Need['kind'] {
  if (entity.expiry?.attribute === range) return 'expiry';
  const brin = entity.appendOnly === true && entity.attributes[range] === AttributeType.TIMESTAMP
    && (entity.itemCount ?? 0) >= BRIN_ROWS && itemsPerRequest >= BRIN_ROWS_PER_REQUEST;
  return brin ? 'brin' : 'btree';
}

function indexed({ entity, name, pattern: { descending } }: Access, kind: Need['kind'], of: Partial<Need>): Route {
  const { equals = [], range, constants = [], carries = [] } = of;
  return { kind: 'index', need: { entity: entity.name, kind, equals, range, constants, carries, pattern: name, descending } };
}

function holds(all: readonly string[], some: readonly string[]): boolean {
  return some.length <= all.length && some.every((each) => all.includes(each));
}
