import { AccessPattern, Consistency, Entity, Operation } from './access-pattern-profile';

const WRITES: readonly Operation[] = [Operation.PUT, Operation.UPDATE, Operation.DELETE, Operation.TRANSACTION];
const BY_KEY: readonly Operation[] = [Operation.GET, ...WRITES];
const KEYED: readonly Operation[] = [...BY_KEY, Operation.LIST];

/** An access pattern with its defaults filled in and its entity at hand. */
export interface Access {
  readonly pattern: AccessPattern;
  readonly name: string;
  readonly operation: Operation;
  readonly entity: Entity;
  /** Attributes compared for equality; empty means every item. */
  readonly by: readonly string[];
  /** Attributes compared for equality beyond `by`, constant conditions included. */
  readonly filter: readonly string[];
  readonly joins: readonly string[];
  /** Requests per second at the peak; undefined is unknown. */
  readonly peakPerSecond?: number;
  /** Requests per second on average; undefined is unknown. */
  readonly averagePerSecond?: number;
  /** Whether the average stands in for a peak that was not declared. */
  readonly peakIsAverage: boolean;
  readonly itemsPerRequest: number;
  readonly maxItemsPerRequest: number;
  readonly writes: boolean;
  readonly strong: boolean;
  /** Whether one partition key leads to the item or items, without a join. */
  readonly singleKey: boolean;
  /** Whether the whole table key is given: one item, no index needed. */
  readonly fullKey: boolean;
  /** Whether another store may serve it (never with `singleStore`). */
  readonly servedElsewhere: boolean;
}

/** The items that a request usually writes or reads: a transaction writes at least one of each entity it names. */
export function usualItems({ itemsPerRequest, pattern }: Access): number {
  return Math.max(itemsPerRequest, 1 + (pattern.alsoWrites?.length ?? 0));
}

/**
 * The items of one entity that a request usually writes. Of a transaction over several entities that is one of its own entity, as an order is
 * written with its lines or an account with its entries, and the rest spread evenly over the others: a profile does not tell, and to spread all
 * of them evenly would make orders of lines.
 */
export function itemsWrittenOf(name: string, access: Access): number {
  const others = access.pattern.alsoWrites?.length ?? 0;
  if (others === 0) return usualItems(access);
  return name === access.entity.name ? 1 : (usualItems(access) - 1) / others;
}

/** Fills in the defaults of a pattern. */
export function toAccess(pattern: AccessPattern, entity: Entity, singleStore: boolean): Access {
  const by = pattern.by ?? (BY_KEY.includes(pattern.operation) ? entity.key : []);
  const joins = pattern.joins ?? [];
  const itemsPerRequest = pattern.itemsPerRequest ?? 1;
  const keyed = KEYED.includes(pattern.operation);
  return {
    pattern,
    name: pattern.name,
    operation: pattern.operation,
    entity,
    by,
    filter: filterBeyond(by, pattern),
    joins,
    peakPerSecond: pattern.peakPerSecond ?? pattern.averagePerSecond,
    averagePerSecond: pattern.averagePerSecond,
    peakIsAverage: pattern.peakPerSecond === undefined && pattern.averagePerSecond !== undefined,
    itemsPerRequest,
    maxItemsPerRequest: pattern.maxItemsPerRequest ?? itemsPerRequest,
    writes: WRITES.includes(pattern.operation),
    strong: pattern.consistency === Consistency.STRONG,
    singleKey: keyed && by.includes(entity.key[0]) && joins.length === 0,
    fullKey: keyed && entity.key.every((attribute) => by.includes(attribute)) && joins.length === 0,
    servedElsewhere: pattern.servedElsewhere === true && !singleStore,
  };
}

/** The same pattern at so many times its rates, on an entity that differs in counts at most. */
export function scaled(access: Access, factor: number, entity: Entity = access.entity): Access {
  const {
    pattern, name, operation, by, filter, joins, peakPerSecond, averagePerSecond, peakIsAverage, itemsPerRequest, maxItemsPerRequest,
    writes, strong, singleKey, fullKey, servedElsewhere,
  } = access;
  const times = (rate: number | undefined) => rate === undefined ? undefined : rate * factor;
  // Field by field, because flips ask for many workloads, and a spread whose fields are replaced takes several times as long.
  return {
    pattern,
    name,
    operation,
    entity,
    by,
    filter,
    joins,
    peakPerSecond: times(peakPerSecond),
    averagePerSecond: times(averagePerSecond),
    peakIsAverage,
    itemsPerRequest,
    maxItemsPerRequest,
    writes,
    strong,
    singleKey,
    fullKey,
    servedElsewhere,
  };
}

/** What a pattern compares for equality besides `by`. */
function filterBeyond(by: readonly string[], { filter, filterValues }: AccessPattern): readonly string[] {
  if (filter === undefined && filterValues === undefined) return [];
  const compared = new Set([...(filter ?? []), ...Object.keys(filterValues ?? {})]);
  return [...compared].filter((name) => !by.includes(name));
}
