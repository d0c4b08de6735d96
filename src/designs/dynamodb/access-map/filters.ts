import { KeyShape } from '../key-schema';
import { expiryChecked } from '../projection';
import { Expressions } from './expressions';
import { Asked, equality, rangeCondition } from './key-condition';
import { Bound, comparedValue, NOW } from './values';

/** What a request compares besides the key: equalities, and a range that no key holds. */
export function comparisons(asked: Asked, expressions: Expressions, bound?: Bound): string[] {
  const { access, request } = asked;
  return request.filter.flatMap((attribute) => {
    if (attribute !== access.pattern.range) return [equality(expressions, attribute, comparedValue(access, attribute))];
    return bound === undefined ? [] : [rangeCondition(asked, expressions, attribute, bound)];
  });
}

/**
 * Keeps expired items out, which may stay for days. A filter takes no attribute of the key in use: a Query that sorts by the moment
 * of expiry asks for it `atLeast` now instead.
 */
export function notExpired({ access }: Asked, keys: KeyShape, expressions: Expressions): string[] {
  const attribute = expiryChecked(access);
  if (attribute === undefined || keys.partition.includes(attribute) || keys.sort.includes(attribute)) return [];
  const name = expressions.name(attribute);
  return [`(attribute_not_exists(${name}) OR ${name} > ${expressions.value('now', NOW)})`];
}
