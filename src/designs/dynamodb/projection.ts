import { Access } from '../../profile/access';
import { Entity, Operation } from '../../profile/access-pattern-profile';
import { Projection } from './dynamodb-design';
import { projectedTableKeys } from './key-schema';
import { projectedBytes } from './units';

/**
 * At most 100 attributes named in INCLUDE projections, summed over the indexes of a table.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html
 */
const MAX_INCLUDED_PER_TABLE = 100;

/**
 * At most 20 attributes in one INCLUDE projection: the length of `NonKeyAttributes` in the API.
 * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Projection.html
 */
const MAX_INCLUDED_PER_INDEX = 20;

const ALL: Projection = { type: 'ALL', attributes: [] };

/** The attributes that a pattern needs of an index, keys included. */
export type Wanted = readonly string[] | 'ALL';

/** Every attribute that a pattern compares, by whatever means. */
export function comparedBy({ by, filter, pattern }: Access): readonly string[] {
  const compared = pattern.range === undefined ? [...by] : [...by, pattern.range];
  for (const attribute of filter) if (!compared.includes(attribute)) compared.push(attribute);
  return compared;
}

/** What a pattern wants of an index: what it returns and compares, and the moment of expiry. A write looks up no more than the key of the item. */
export function wantedBy(access: Access): Wanted {
  const { pattern: { returns }, writes } = access;
  if (returns === undefined && !writes) return 'ALL';
  const compared = [...(writes ? [] : returns!), ...comparedBy(access)];
  const expiry = expiryChecked(access);
  return expiry === undefined || compared.includes(expiry) ? compared : [...compared, expiry];
}

/** The attribute by which a pattern tells items that have expired and are not deleted yet; a delete may find them. */
export function expiryChecked({ entity, operation }: Access): string | undefined {
  return operation === Operation.DELETE ? undefined : entity.expiry?.attribute;
}

/** What several patterns want of one index. */
export function union(wanted: readonly Wanted[]): Wanted {
  const attributes = new Set<string>();
  for (const want of wanted) {
    if (want === 'ALL') return 'ALL';
    want.forEach((attribute) => attributes.add(attribute));
  }
  return [...attributes];
}

/** How many attributes are wanted; everything counts for more than any list that an index can include. */
export function weight(wanted: Wanted): number {
  return wanted === 'ALL' ? MAX_INCLUDED_PER_TABLE + 1 : wanted.length;
}

/**
 * The smallest projection that holds what is wanted of an index with these keys. A list of every declared attribute is kept only where it is
 * known to be less than the item.
 */
export function projectionOf(entity: Entity, wanted: Wanted, keys: readonly string[]): Projection {
  if (wanted === 'ALL') return ALL;
  const free = [...projectedTableKeys(entity), ...keys];
  const attributes = wanted.filter((attribute) => !free.includes(attribute)).sort();
  if (attributes.length === 0) return { type: 'KEYS_ONLY', attributes: [] };
  const declared = Object.keys(entity.attributes).filter((attribute) => !free.includes(attribute));
  const isSmaller = projectedBytes(entity, new Set(free).size, attributes) < (entity.averageItemBytes ?? 0);
  return attributes.length < declared.length || isSmaller ? { type: 'INCLUDE', attributes } : ALL;
}

/** Keeps a table's INCLUDE projections within the quotas: the longest lists become ALL. */
export function withinQuotas(projections: readonly Projection[]): readonly Projection[] {
  const shortestFirst = projections
    .filter((projection) => projection.type === 'INCLUDE' && projection.attributes.length <= MAX_INCLUDED_PER_INDEX)
    .sort((a, b) => a.attributes.length - b.attributes.length);
  const kept = new Set<Projection>();
  let total = 0;
  for (const projection of shortestFirst) {
    total += projection.attributes.length;
    if (total <= MAX_INCLUDED_PER_TABLE) kept.add(projection);
  }
  return projections.map((projection) => projection.type !== 'INCLUDE' || kept.has(projection) ? projection : ALL);
}

/** Whether an index with this projection and these keys holds what is wanted. */
export function holds(entity: Entity, projection: Projection, keys: readonly string[], wanted: Wanted): boolean {
  if (projection.type === 'ALL') return true;
  const held = [...projectedTableKeys(entity), ...keys, ...projection.attributes];
  return wanted !== 'ALL' && wanted.every((attribute) => held.includes(attribute));
}
