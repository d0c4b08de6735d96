import { Access } from '../../profile/access';
import { PostgresFeature } from '../../profile/access-pattern-profile';
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

/** Plans every pattern of the load. Those served elsewhere get no plan, and so no index. */
export function planAccesses(workload: Workload): ReadonlyMap<Access, AccessPlan> {
  const updated = updatedEntities(workload.load);
  return new Map(workload.load.map((access) => [access, planAccess(access, workload, updated)]));
}

/** Every index that the patterns and the expiry jobs need, by entity. */
export function needsOf(plan: AccessPlan): readonly Need[] {
  const own = plan.route.kind === 'index' ? [plan.route.need] : [];
  const trigrams = plan.trigrams ? [plan.trigrams] : [];
  return [...own, ...trigrams, ...plan.joins.flatMap(({ by }) => typeof by === 'string' ? [] : [by])];
}

function planAccess(access: Access, workload: Workload, updated: ReadonlySet<string>): AccessPlan {
  const condition = conditionOf(access);
  const route = carrying(routeOf(access, condition), carriedBy(access, condition, updated));
  const trigrams = trigramsFor(access, condition, workload);
  if (access.joins.length === 0) return { access, condition, route, joins: [], underivable: [], trigrams };
  const { joined, underivable } = joinsOf(access, workload.entities);
  const joins = joined.map((join) => ({ ...join, by: route.kind === 'scan' ? 'scan' as const : joinBy(join, access.name) }));
  return { access, condition, route, joins, underivable, trigrams };
}

function trigramsFor({ name, entity }: Access, { words }: Condition, { profile }: Workload): Need | undefined {
  if (words.length === 0 || !profile.requires?.includes(PostgresFeature.PG_TRGM)) return undefined;
  return { entity: entity.name, kind: 'trigrams', equals: words, constants: [], carries: [], pattern: name };
}

/** Only rows of a btree that holds no other condition can be answered from it alone. */
function carrying(route: Route, carries: readonly string[]): Route {
  if (carries.length === 0 || route.kind !== 'index' || route.need.kind !== 'btree') return route;
  return { kind: 'index', need: { ...route.need, carries } };
}

function joinBy({ entity, on }: Join, pattern: string): 'key' | Need {
  if (entity.key.every((attribute) => on.includes(attribute)) || leads(entity.key, on)) return 'key';
  const equals = uniqueGroups(entity).find((group) => group.every((attribute) => on.includes(attribute))) ?? on;
  return { entity: entity.name, kind: 'btree', equals, constants: [], carries: [], pattern, join: true };
}
