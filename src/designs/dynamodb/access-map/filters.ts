import { flatMap } from '../../../profile/flat-map';
import { CollectionRead } from '../dynamodb-design';
import { COLLECTION_KIND, KeyShape } from '../key-schema';
import { expiryChecked } from '../projection';
import { Expressions } from './expressions';
import { Asked, equality, rangeCondition } from './key-condition';
import { Bound, comparedValue, constantText, NOW } from './values';

/** What a request compares besides the key: equalities, and a range that no key holds. */
export function comparisons(asked: Asked, expressions: Expressions, bound?: Bound): string[] {
  const { access, request } = asked;
  if (request.together !== undefined) return wantedKinds(request.together, expressions);
  return flatMap(request.filter, (attribute) => {
    if (attribute !== access.pattern.range) return [equality(expressions, attribute, comparedValue(access, attribute))];
    return bound === undefined ? [] : [rangeCondition(asked, expressions, attribute, bound)];
  });
}

/** Leaves out entities of a collection that stand between those that are wanted. */
function wantedKinds({ entities, between }: CollectionRead, expressions: Expressions): string[] {
  if (between.length === 0) return [];
  const kinds = entities.map((name) => expressions.value(name, constantText(name)));
  return [`${expressions.name(COLLECTION_KIND)} IN (${kinds.join(', ')})`];
}

/**
 * Keeps expired items out, which may stay for days. A filter takes no attribute of the key in use: a Query that sorts by the moment
 * of expiry asks for it `atLeast` now instead.
 */
export function notExpired({ access, request: { together } }: Asked, keys: KeyShape, expressions: Expressions): string[] {
  const attribute = together === undefined ? expiryChecked(access) : together.expiryAttribute;
  if (attribute === undefined || keys.partition.includes(attribute) || keys.sort.includes(attribute)) return [];
  const name = expressions.name(attribute);
  return [`(attribute_not_exists(${name}) OR ${name} > ${expressions.value('now', NOW)})`];
}
