import { Access } from '../../profile/access';
import { AttributeType, Operation } from '../../profile/access-pattern-profile';
import { Condition } from './condition';

/** Beyond a few attributes an index becomes a second table (house number). */
export const MOST_CARRIED = 3;
/** A btree refuses rows over 2,704 bytes (PostgreSQL manual, 67.2: a third of a page), and then the INSERT fails. */
const SAFE_ROW_BYTES = 2_000;
const FIXED_WIDTH: readonly AttributeType[] = [AttributeType.NUMBER, AttributeType.TIMESTAMP, AttributeType.BOOLEAN];

/**
 * Attributes that an index should carry so that the pattern is answered without the rows. Nothing, unless it surely pays:
 * the pattern reads several rows and few attributes, none can grow past an index row, and no pattern updates the rows
 * (an update of a carried attribute writes every index anew, and leaves pages that must be looked up again).
 */
export function carriedBy(access: Access, condition: Condition, updated: ReadonlySet<string>): readonly string[] {
  const { entity, operation, pattern, joins } = access;
  const reads = operation === Operation.LIST || operation === Operation.AGGREGATE;
  if (!reads || joins.length > 0 || !pattern.returns || updated.has(entity.name)) return [];
  const found = (attribute: string) => condition.equals.includes(attribute) || attribute === condition.range;
  const carried = [...new Set([...pattern.returns, ...condition.filters])].filter((attribute) => !found(attribute));
  const small = carried.length <= MOST_CARRIED && pattern.returns.length < Object.keys(entity.attributes).length;
  return small && carried.every((attribute) => fits(entity, attribute)) ? carried : [];
}

/** The entities whose stored rows some pattern of the load changes. */
export function updatedEntities(load: readonly Access[]): ReadonlySet<string> {
  const updated = new Set<string>();
  for (const { operation, entity, pattern } of load) {
    if (operation !== Operation.UPDATE && operation !== Operation.TRANSACTION) continue;
    if (!entity.appendOnly) updated.add(entity.name);
    for (const name of pattern.alsoWrites ?? []) updated.add(name);
  }
  return updated;
}

function fits(entity: Access['entity'], attribute: string): boolean {
  const type = entity.attributes[attribute];
  return FIXED_WIDTH.includes(type) || (type === AttributeType.STRING && (entity.maxItemBytes ?? Infinity) <= SAFE_ROW_BYTES);
}
