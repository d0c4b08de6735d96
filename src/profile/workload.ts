import { Access, scaled, toAccess, usualItems } from './access';
import { AccessPatternProfile, Entity } from './access-pattern-profile';
import { groupBy } from './group-by';

/** A sum over declared quantities; with something missing it is a floor, not the whole. */
export interface Sum {
  readonly value: number;
  /** What was not declared and would have added to the sum, by path. */
  readonly missing: readonly string[];
}

/** The share of the load that single keys serve, as far as it can be known. */
export interface Share {
  /** The lowest it can be, 0 to 1. */
  readonly atLeast: number;
  /** The highest it can be, 0 to 1. */
  readonly atMost: number;
  /** Patterns without a declared rate, by path. */
  readonly missing: readonly string[];
}

/** Everything the rules measure, derived once from a profile. Patterns served elsewhere leave the load. */
export interface Workload {
  readonly profile: AccessPatternProfile;
  /** Every pattern, those served elsewhere included. */
  readonly accesses: readonly Access[];
  /** The patterns that this store must carry. */
  readonly load: readonly Access[];
  readonly entities: ReadonlyMap<string, Entity>;
  /** The patterns of the load that read or write an entity, by its name. */
  readonly loadByEntity: ReadonlyMap<string, readonly Access[]>;
  /** The patterns of the load that write items of an entity, transactions that name it included, by its name. */
  readonly writersByEntity: ReadonlyMap<string, readonly Access[]>;
  /** All requests per second at the peak. */
  readonly requestsPerSecond: Sum;
  /** Requests that only read, per second at the peak. */
  readonly readsPerSecond: Sum;
  /** Requests that write, per second at the peak; a transaction is one. */
  readonly writeTransactionsPerSecond: Sum;
  /** Rows written per second at the peak, expiry deletes included. */
  readonly rowWritesPerSecond: Sum;
  /** Requests that only the primary can answer: writes and strong reads. */
  readonly strongRequestsPerSecond: Sum;
  /** Items deleted per second because they expired. */
  readonly expiryDeletesPerSecond: Sum;
  /** Bytes stored, by what is declared or by what exists, whichever is more. */
  readonly bytes: Sum;
  readonly itemCount: Sum;
  readonly singleKeyShare: Share;
}

/** Derives the workload of a checked profile. */
export function toWorkload(profile: AccessPatternProfile): Workload {
  const entities = byName(profile.entities);
  const singleStore = profile.singleStore === true;
  return measure(profile, entities, profile.accessPatterns.map((pattern) => toAccess(pattern, entities.get(pattern.entity)!, singleStore)));
}

/** The same workload at other rates: those of each pattern times its factor. The patterns keep the rates that were declared. */
export function withRates({ profile, entities, accesses }: Workload, factorOf: (access: Access) => number): Workload {
  return measure(profile, entities, accesses.map((access) => {
    const factor = factorOf(access);
    return factor === 1 ? access : scaled(access, factor);
  }));
}

/** The same workload with so many times its items. */
export function withItems({ profile, accesses }: Workload, factor: number): Workload {
  const existing = profile.existingStore;
  const grown = {
    ...profile,
    entities: profile.entities.map((entity) => entity.itemCount === undefined ? entity : { ...entity, itemCount: entity.itemCount * factor }),
    ...(existing?.bytes !== undefined && { existingStore: { ...existing, bytes: existing.bytes * factor } }),
  };
  const entities = byName(grown.entities);
  return measure(grown, entities, accesses.map((access) => scaled(access, 1, entities.get(access.entity.name)!)));
}

/**
 * A workload of these patterns alone, with the items of the entities that are stored: what comes to a new store beside one that stays. Its
 * profile names every pattern. What exists bounds what is stored as long as some of that is not declared.
 */
export function partOf({ profile }: Workload, accesses: readonly Access[], isStored: (entity: Entity) => boolean): Workload {
  const stored = profile.entities.filter(isStored);
  const existing = profile.existingStore;
  const isBound = stored.length === profile.entities.length
    || stored.some(({ itemCount, averageItemBytes }) => itemCount === undefined || averageItemBytes === undefined);
  const withoutItems = (entity: Entity) => ({ ...entity, itemCount: 0, averageItemBytes: entity.averageItemBytes ?? 0 });
  const part = {
    ...profile,
    entities: profile.entities.map((entity) => isStored(entity) ? entity : withoutItems(entity)),
    existingStore: existing && { ...existing, bytes: isBound ? existing.bytes : undefined },
  };
  const entities = byName(part.entities);
  return measure(part, entities, accesses.map((access) => scaled(access, 1, entities.get(access.entity.name)!)));
}

function byName(entities: readonly Entity[]): ReadonlyMap<string, Entity> {
  return new Map(entities.map((entity) => [entity.name, entity]));
}

function measure(profile: AccessPatternProfile, entities: ReadonlyMap<string, Entity>, accesses: readonly Access[]): Workload {
  const load = accesses.filter((access) => !access.servedElsewhere);
  const writes = load.filter((access) => access.writes);
  const expiryDeletesPerSecond = expiryDeletes(profile.entities);
  return {
    profile,
    accesses,
    load,
    entities,
    loadByEntity: groupBy(load, ({ entity }) => entity.name),
    writersByEntity: writersByEntity(writes),
    requestsPerSecond: rate(load),
    readsPerSecond: rate(load.filter((access) => !access.writes)),
    writeTransactionsPerSecond: rate(writes),
    rowWritesPerSecond: plus(rate(writes, usualItems), expiryDeletesPerSecond),
    strongRequestsPerSecond: rate(load.filter((access) => access.writes || access.strong)),
    expiryDeletesPerSecond,
    bytes: storedBytes(profile),
    itemCount: sum(profile.entities, (entity) => entity.itemCount, missingCount),
    singleKeyShare: singleKeyShare(load),
  };
}

function writersByEntity(writes: readonly Access[]): ReadonlyMap<string, readonly Access[]> {
  const writers = groupBy(writes, ({ entity }) => entity.name);
  for (const access of writes) {
    for (const name of access.pattern.alsoWrites ?? []) writers.set(name, [...(writers.get(name) ?? []), access]);
  }
  return writers;
}

/** Adds up what is known of `of`, and lists what is not. */
function sum<T>(parts: readonly T[], of: (part: T) => number | undefined, missingOf: (part: T) => readonly string[]): Sum {
  const missing: string[] = [];
  let value = 0;
  for (const part of parts) {
    const known = of(part);
    if (known === undefined) missing.push(...missingOf(part));
    else value += known;
  }
  return { value, missing };
}

function plus(a: Sum, b: Sum): Sum {
  return { value: a.value + b.value, missing: [...a.missing, ...b.missing] };
}

function rate(accesses: readonly Access[], weight: (access: Access) => number = () => 1): Sum {
  return sum(
    accesses,
    (access) => access.peakPerSecond === undefined ? undefined : access.peakPerSecond * weight(access),
    (access) => [`accessPatterns.${access.name}.peakPerSecond`],
  );
}

function expiryDeletes(entities: readonly Entity[]): Sum {
  const expiring = entities.filter((entity) => entity.expiry);
  return sum(
    expiring,
    (entity) => entity.itemCount === undefined || entity.expiry!.afterSeconds === undefined
      ? undefined
      : entity.itemCount / entity.expiry!.afterSeconds,
    (entity) => [...missingCount(entity), ...entity.expiry!.afterSeconds === undefined ? [`entities.${entity.name}.expiry.afterSeconds`] : []],
  );
}

function missingCount({ name, itemCount }: Entity): readonly string[] {
  return itemCount === undefined ? [`entities.${name}.itemCount`] : [];
}

function storedBytes(profile: AccessPatternProfile): Sum {
  const declared = sum(
    profile.entities,
    (entity) => entity.itemCount === undefined || entity.averageItemBytes === undefined
      ? undefined
      : entity.itemCount * entity.averageItemBytes,
    (entity) => [...missingCount(entity), ...entity.averageItemBytes === undefined ? [`entities.${entity.name}.averageItemBytes`] : []],
  );
  const existing = profile.existingStore?.bytes;
  if (existing === undefined) return declared;
  return { value: Math.max(declared.value, existing), missing: [] };
}

function singleKeyShare(load: readonly Access[]): Share {
  const single = rate(load.filter((access) => access.singleKey));
  const other = rate(load.filter((access) => !access.singleKey));
  const hasOther = load.some((access) => !access.singleKey);
  const hasSingle = load.some((access) => access.singleKey);
  const known = single.value + other.value;
  const share = known === 0 ? 0 : single.value / known;
  return {
    atLeast: !hasOther && hasSingle ? 1 : other.missing.length > 0 ? 0 : share,
    atMost: !hasSingle ? 0 : single.missing.length > 0 || known === 0 ? 1 : share,
    missing: [...single.missing, ...other.missing],
  };
}
