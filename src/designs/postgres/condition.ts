import { Access } from '../../profile/access';
import { AttributeType, Operation } from '../../profile/access-pattern-profile';
import { constantSql } from './sql';

/** An attribute that always has the same value in a pattern. */
export interface Constant {
  readonly attribute: string;
  /** The value in SQL. */
  readonly sql: string;
}

/** What a pattern asks of a row, sorted by the kind of index that answers it. */
export interface Condition {
  /** Compared for equality with a parameter: keys of a btree. */
  readonly equals: readonly string[];
  /** JSON attributes that contain a parameter: a GIN index. */
  readonly contains: readonly string[];
  /** Attributes searched for words: a text-search column with a GIN index. */
  readonly words: readonly string[];
  /** Compared with a range, and the order of the result. */
  readonly range?: string;
  /** Constant conditions: a partial index. Sorted by attribute. */
  readonly constants: readonly Constant[];
  /** Compared on the rows found. */
  readonly filters: readonly string[];
}

/**
 * What a pattern asks of a row. A filter narrows what `by` finds, and is compared on the rows found; without `by` there is
 * nothing to narrow, so the filter finds the rows itself. (An aggregate over everything reads everything all the same.)
 */
export function conditionOf(access: Access): Condition {
  const { entity, by, pattern, operation } = access;
  const constants = constantsOf(access);
  const free = (names: readonly string[]) =>
    constants.length === 0 ? names : names.filter((name) => !constants.some(({ attribute }) => attribute === name));
  const search = operation === Operation.SEARCH;
  const compared = search ? [] : free(by);
  const filters = free(access.filter).filter((name) => !compared.includes(name) && name !== pattern.range);
  const findsByFilter = !search && by.length === 0 && operation !== Operation.AGGREGATE;
  const keys = findsByFilter ? filters : compared;
  const isJson = (name: string) => entity.attributes[name] === AttributeType.JSON;
  const range = pattern.range === undefined || keys.includes(pattern.range) ? undefined : free([pattern.range])[0];
  const contains = keys.filter(isJson);
  return {
    equals: contains.length === 0 ? keys : keys.filter((name) => !isJson(name)),
    contains,
    words: search ? by : [],
    range,
    constants,
    filters: findsByFilter ? [] : filters,
  };
}

function constantsOf({ entity, pattern }: Access): readonly Constant[] {
  if (!pattern.filterValues) return [];
  return Object.entries(pattern.filterValues)
    .map(([attribute, value]) => ({ attribute, sql: constantSql(value, entity.attributes[attribute]) }))
    .filter((constant): constant is Constant => constant.sql !== undefined)
    .sort((a, b) => a.attribute < b.attribute ? -1 : 1);
}
