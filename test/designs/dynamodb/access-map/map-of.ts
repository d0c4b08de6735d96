import { AccessMap, AccessMapPattern } from '../../../../src/designs/dynamodb/access-map/access-map';
import { accessMapOf } from '../../../../src/designs/dynamodb/access-map/build';
import { draftDynamoDb } from '../../../../src/designs/dynamodb/draft';
import { AccessPattern, Entity } from '../../../../src/profile/access-pattern-profile';
import { toWorkload } from '../../../../src/profile/workload';
import { entity } from '../drafts';

/** The access map of a profile. */
export function mapOf(entities: Entity[], accessPatterns: AccessPattern[]): AccessMap {
  const workload = toWorkload({ entities, accessPatterns });
  return accessMapOf(workload, draftDynamoDb(workload));
}

/** One pattern in the map, on one entity. */
export function mapOfOne(one: AccessPattern, of: Entity = entity(), others: Entity[] = []): AccessMapPattern {
  return mapOf([of, ...others], [one]).patterns[0];
}
