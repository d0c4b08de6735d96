import { Access } from '../../profile/access';
import { Operation } from '../../profile/access-pattern-profile';
import { AccessPlan, JoinPlan } from './access-plan';
import { Constant } from './condition';
import { Drafted } from './drafted';
import { IndexPlan } from './index-plan';
import { PostgresCoverage } from './postgres-design';
import { readSql } from './read-sql';
import { leads, Need } from './route';
import { reasonFor } from './served-why';
import { writeSql } from './write-sql';

/** A pattern with its plan. Words and statements are made when they are read: most decisions are taken without them. */
class Planned implements PostgresCoverage {
  readonly pattern: string;
  readonly #plan: AccessPlan;
  readonly #drafted: Drafted;

  constructor(plan: AccessPlan, drafted: Drafted) {
    this.pattern = plan.access.name;
    this.#plan = plan;
    this.#drafted = drafted;
  }

  get servedBy(): string {
    return waysOf(this.#plan, this.#drafted);
  }

  get index(): string | undefined {
    return indexOf(this.#plan, this.#drafted);
  }

  get why(): string {
    return reasonFor(this.#plan, this.#drafted);
  }

  get exampleSql(): string | undefined {
    return exampleSql(this.#plan, this.#drafted);
  }

  get equivalents(): readonly string[] | undefined {
    return equivalents(this.#plan, this.#drafted);
  }
}

/** How a pattern is served; one without a plan is left to another store. */
export function coverageFor(access: Access, plan: AccessPlan | undefined, drafted: Drafted): PostgresCoverage {
  return plan ? new Planned(plan, drafted)
    : { pattern: access.name, servedBy: 'another store', why: 'the profile lets another store serve it, so no index is added for it' };
}

/** Each key or index on the way, as `index a and primary key of b`. */
function waysOf(plan: AccessPlan, drafted: Drafted): string {
  const own = servedBy(plan, drafted);
  return plan.joins.length === 0 || plan.route.kind === 'any' ? own : [own, ...plan.joins.map((join) => joinedBy(join, drafted))].join(' and ');
}

function exampleSql(plan: AccessPlan, { tables }: Drafted): string | undefined {
  if (plan.route.kind === 'any' || plan.underivable.length > 0) return undefined;
  return plan.access.writes ? writeSql(plan, tables) : readSql(plan, tables);
}

function servedBy({ access, route }: AccessPlan, drafted: Drafted): string {
  const { table } = drafted.tables.get(access.entity.name)!;
  switch (route.kind) {
    case 'index': return indexNamed(route.need, drafted);
    case 'scan': return `sequential scan of ${table}`;
    case 'any': return 'any SELECT';
    default: return `primary key of ${table}`;
  }
}

function joinedBy({ entity, by }: JoinPlan, drafted: Drafted): string {
  const { table } = drafted.tables.get(entity.name)!;
  if (by === 'key') return `primary key of ${table}`;
  return by === 'scan' ? `hash join with ${table}` : indexNamed(by, drafted);
}

function indexNamed(need: Need, { indexFor, nameOf }: Drafted): string {
  const plan = indexFor.get(need)!;
  return `${plan.unique ? 'unique index' : 'index'} ${nameOf.get(plan)}`;
}

/** An upsert shows the primary key as its arbiter. */
function indexOf({ access, route }: AccessPlan, { tables, indexFor, nameOf }: Drafted): string | undefined {
  if (route.kind === 'index') return nameOf.get(indexFor.get(route.need)!);
  if (route.kind === 'scan' || access.operation === Operation.AD_HOC) return undefined;
  return tables.get(access.entity.name)!.primaryKey;
}

/** A whole key has no equal: it finds one row. */
function equivalents(plan: AccessPlan, drafted: Drafted): readonly string[] | undefined {
  const { access: { entity }, condition: { equals, range }, route } = plan;
  if (route.kind !== 'index' && (route.kind !== 'key' || route.exact)) return undefined;
  const need = route.kind === 'index' ? route.need : undefined;
  const kind = need ? drafted.indexFor.get(need)!.kind : 'btree';
  if (kind !== 'btree' && kind !== 'json') return undefined;
  // Which of a JSON value and a column is rarer only the planner's statistics know.
  const serves = (columns: readonly string[]) => kind === 'json' ? equals.includes(columns[0]) : leads(columns, equals, range);
  const names = candidates(plan, drafted)
    .filter((index) => sameConstants(index.constants, need?.constants ?? []) && serves(index.attributes))
    .map((index) => drafted.nameOf.get(index)!);
  if (!need?.constants.length && serves(entity.key)) names.push(drafted.tables.get(entity.name)!.primaryKey);
  const others = names.filter((name) => name !== indexOf(plan, drafted)).sort();
  return others.length === 0 ? undefined : others;
}

/** The btrees that begin with an attribute of the condition; a condition of constants alone has no beginning. */
function candidates({ access: { entity }, condition: { equals, range } }: AccessPlan, { indexes }: Drafted): readonly IndexPlan[] {
  const first = equals.length > 0 || range === undefined ? equals : [range];
  return indexes.get(entity.name)!.filter(({ kind, attributes }) => kind === 'btree' && (first.length === 0 || first.includes(attributes[0])));
}

function sameConstants(some: readonly Constant[], others: readonly Constant[]): boolean {
  return some.length === others.length && some.every(({ attribute, sql }, i) => attribute === others[i].attribute && sql === others[i].sql);
}
