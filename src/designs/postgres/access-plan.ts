import { Access } from '../../profile/access';
import { Entity, PostgresFeature } from '../../profile/access-pattern-profile';
import { Workload } from '../../profile/workload';
import { Condition, conditionOf } from './condition';
import { carriedBy, updatedEntities } from './covering';
import { Join, Joins, joinsOf } from './joins';
import { leads, Need, Route, routeOf, uniqueGroups } from './route';

/** A joined entity, and the index that finds its rows; without one its primary key does, or a scan. */
export interface JoinPlan extends Join {
  readonly by: 'key' | 'scan' | Need;
}

/** How a pattern is to be served. */
export interface AccessPlan {
  readonly access: Access;
  readonly condition: Condition;
  readonly route: Route;
  readonly joins: readonly JoinPlan[];
  readonly underivable: Joins['underivable'];
  /** The index that finds substrings and similar spellings of what is searched, where pg_trgm is required. */
  readonly trigrams?: Need;
}

/** A plan for each pattern. Those served elsewhere get none, and so no index. */
export function planAccesses(workload: Workload): readonly (AccessPlan | undefined)[] {
  const updated = updatedEntities(workload.load);
  return workload.accesses.map((access) => access.servedElsewhere ? undefined : planAccess(access, workload, updated));
}

/** Every index that a pattern needs. */
export function needsOf({ route, trigrams, joins }: AccessPlan): readonly Need[] {
  const needs: Need[] = route.kind === 'index' ? [route.need] : [];
  if (trigrams) needs.push(trigrams);
  for (const { by } of joins) if (typeof by !== 'string') needs.push(by);
  return needs;
}

function planAccess(access: Access, workload: Workload, updated: ReadonlySet<string>): AccessPlan {
  const condition = conditionOf(access);
  const route = routeOf(access, condition, carriedBy(access, condition, updated));
  const trigrams = trigramsFor(access, condition, workload);
  if (access.joins.length === 0) return { access, condition, route, joins: [], underivable: [], trigrams };
  const { joined, underivable } = joinsOf(access, workload.entities);
  const joins = joined.map(({ entity, to, on }) => ({ entity, to, on, by: route.kind === 'scan' ? 'scan' as const : joinBy(entity, on, access.name) }));
  return { access, condition, route, joins, underivable, trigrams };
}

function trigramsFor({ name, entity }: Access, { words }: Condition, { profile }: Workload): Need | undefined {
  if (words.length === 0 || !profile.requires?.includes(PostgresFeature.PG_TRGM)) return undefined;
  return { entity: entity.name, kind: 'trigrams', equals: words, constants: [], carries: [], pattern: name };
}

function joinBy(entity: Entity, on: readonly string[], pattern: string): 'key' | Need {
  if (entity.key.every((attribute) => on.includes(attribute)) || leads(entity.key, on)) return 'key';
  const equals = uniqueGroups(entity).find((group) => group.every((attribute) => on.includes(attribute))) ?? on;
  return { entity: entity.name, kind: 'btree', equals, constants: [], carries: [], pattern, join: true };
}
