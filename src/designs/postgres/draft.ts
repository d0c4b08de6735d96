import { PostgresFeature } from '../../profile/access-pattern-profile';
import { groupBy } from '../../profile/group-by';
import { Workload } from '../../profile/workload';
import { AccessPlan, needsOf, planAccesses } from './access-plan';
import { coverageFor } from './coverage';
import { Drafted } from './drafted';
import { expiryJobs } from './expiry-job';
import { feedsOf, outboxFeeds } from './feeds';
import { planIndexes } from './index-plan';
import { nameTables, TableNames, wordsKey } from './names';
import { outboxOf, outboxTrigger } from './outbox';
import { OutboxTrigger, PostgresDraft } from './postgres-design';
import { Need } from './route';
import { DraftedTable } from './tables';

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
  const needs = needsByEntity(workload, plans);
  const names = nameTables(workload.profile.entities, wordSets(needs));
  const indexed = names.map((table) => ({ names: table, indexes: planIndexes(table.entity, needs.get(table.entity.name) ?? []) }));
  const drafted = new Drafted(indexed);
  const { outbox, triggers } = outboxes(workload, names, drafted);
  const tables = indexed.map((table) => new DraftedTable(table, drafted, triggers.get(table.names)));
  return {
    extensions: extensions(workload, outbox !== undefined || tables.some(({ partitioning }) => partitioning)),
    tables,
    expiryJobs: expiryJobs(names),
    feeds: feedsOf(workload, names),
    outbox,
    coverage: workload.accesses.map((access, i) => coverageFor(access, plans[i], drafted)),
  };
}

/** The outbox and what writes to it, where some feed takes changes from it. */
function outboxes(workload: Workload, names: readonly TableNames[], drafted: Drafted) {
  const fed = names.map((table) => [table, outboxFeeds(workload, table.entity.name)] as const).filter(([, feeds]) => feeds.length > 0);
  if (fed.length === 0) return { triggers: new Map<TableNames, OutboxTrigger>() };
  const outbox = outboxOf(new Set([...names.flatMap(({ table, primaryKey }) => [table, primaryKey]), ...drafted.nameOf.values()]));
  return { outbox, triggers: new Map(fed.map(([table, feeds]) => [table, outboxTrigger(table, feeds, outbox)])) };
}

function needsByEntity({ profile }: Workload, plans: readonly (AccessPlan | undefined)[]): ReadonlyMap<string, readonly Need[]> {
  const needs: Need[] = [];
  for (const plan of plans) if (plan) needs.push(...needsOf(plan));
  for (const { name, expiry } of profile.entities) {
    if (expiry) needs.push({ entity: name, kind: 'expiry', equals: [], range: expiry.attribute, constants: [], carries: [] });
  }
  return groupBy(needs, (need) => need.entity);
}

/** The sets of attributes searched for words, by entity. */
function wordSets(needs: ReadonlyMap<string, readonly Need[]>): ReadonlyMap<string, readonly (readonly string[])[]> {
  const sets = new Map<string, readonly (readonly string[])[]>();
  for (const [entity, of] of needs) {
    const searched = of.filter(({ kind }) => kind === 'words');
    const different = groupBy(searched, ({ equals }) => wordsKey(equals));
    if (searched.length > 0) sets.set(entity, [...different.values()].map(([first]) => first.equals));
  }
  return sets;
}

function extensions({ profile }: Workload, otherJobs: boolean): readonly string[] {
  const required = (profile.requires ?? []).map((feature) => EXTENSIONS[feature]).filter((name) => name !== undefined);
  const cron = otherJobs || profile.entities.some((entity) => entity.expiry) ? ['pg_cron'] : [];
  return [...new Set([...cron, ...required])].sort();
}
