import { PostgresFeature } from '../../profile/access-pattern-profile';
import { groupBy } from '../../profile/group-by';
import { Workload } from '../../profile/workload';
import { AccessPlan, needsOf, planAccesses } from './access-plan';
import { coverageFor } from './coverage';
import { leadingKey } from './drafted';
import { expiryJobs } from './expiry-job';
import { feedsOf, outboxFeeds } from './feeds';
import { IndexPlan, planIndexes } from './index-plan';
import { nameIndexes } from './indexes';
import { nameTables, TableNames, wordsKey } from './names';
import { outboxOf, outboxTrigger } from './outbox';
import { OutboxTrigger, PostgresDraft } from './postgres-design';
import { Need } from './route';
import { toTable } from './tables';

const EXTENSIONS: Partial<Readonly<Record<PostgresFeature, string>>> = {
  [PostgresFeature.POSTGIS]: 'postgis',
  [PostgresFeature.PGVECTOR]: 'vector',
  [PostgresFeature.PG_TRGM]: 'pg_trgm',
  [PostgresFeature.CITEXT]: 'citext',
  [PostgresFeature.HSTORE]: 'hstore',
  [PostgresFeature.LTREE]: 'ltree',
};

/** Drafts tables, indexes, jobs and feeds: the same for the same profile, in whatever order its patterns stand. */
export function draftPostgres(workload: Workload): PostgresDraft {
  const plans = planAccesses(workload);
  const needs = needsByEntity(workload, [...plans.values()]);
  const names = nameTables(workload.profile.entities, wordSets(needs));
  const indexed = names.map((table) => ({ names: table, indexes: planIndexes(table.entity, needs.get(table.entity.name) ?? []) }));
  const nameOf = nameIndexes(indexed);
  const drafted = {
    tables: new Map(names.map((table) => [table.entity.name, table])),
    leading: groupBy(
      indexed.flatMap(({ indexes }) => indexes.filter(({ kind }) => kind === 'btree')),
      ({ entity, attributes }) => leadingKey(entity, attributes[0]),
    ),
    indexFor: new Map(indexed.flatMap(({ indexes }) => indexes.flatMap((plan) => plan.needs.map((need) => [need, plan] as const)))),
    nameOf,
  };
  const { outbox, triggers } = outboxes(workload, names, nameOf);
  const tables = indexed.map((table) => toTable(table, nameOf, triggers.get(table.names)));
  return {
    extensions: extensions(workload, outbox !== undefined || tables.some(({ partitioning }) => partitioning)),
    tables,
    expiryJobs: expiryJobs(names),
    feeds: feedsOf(workload, names),
    ...(outbox ? { outbox } : {}),
    coverage: workload.accesses.map((access) => coverageFor(access, plans.get(access), drafted)),
  };
}

/** The outbox and what writes to it, where some feed takes changes from it. */
function outboxes(workload: Workload, names: readonly TableNames[], nameOf: ReadonlyMap<IndexPlan, string>) {
  const fed = names.map((table) => [table, outboxFeeds(workload, table.entity.name)] as const).filter(([, feeds]) => feeds.length > 0);
  if (fed.length === 0) return { triggers: new Map<TableNames, OutboxTrigger>() };
  const outbox = outboxOf(new Set([...names.flatMap(({ table, primaryKey }) => [table, primaryKey]), ...nameOf.values()]));
  return { outbox, triggers: new Map(fed.map(([table, feeds]) => [table, outboxTrigger(table, feeds, outbox)])) };
}

function needsByEntity({ profile }: Workload, plans: readonly AccessPlan[]): ReadonlyMap<string, readonly Need[]> {
  const expiry = profile.entities.filter((entity) => entity.expiry).map((entity): Need =>
    ({ entity: entity.name, kind: 'expiry', equals: [], range: entity.expiry!.attribute, constants: [], carries: [] }));
  return groupBy([...plans.flatMap(needsOf), ...expiry], (need) => need.entity);
}

/** The sets of attributes searched for words, by entity. */
function wordSets(needs: ReadonlyMap<string, readonly Need[]>): ReadonlyMap<string, readonly (readonly string[])[]> {
  const sets = (of: readonly Need[]) => [...groupBy(of.filter(({ kind }) => kind === 'words'), ({ equals }) => wordsKey(equals)).values()];
  return new Map([...needs].map(([entity, of]) => [entity, sets(of).map(([first]) => first.equals)]));
}

function extensions({ profile }: Workload, otherJobs: boolean): readonly string[] {
  const required = (profile.requires ?? []).map((feature) => EXTENSIONS[feature]).filter((name) => name !== undefined);
  const cron = otherJobs || profile.entities.some((entity) => entity.expiry) ? ['pg_cron'] : [];
  return [...new Set([...cron, ...required])].sort();
}
