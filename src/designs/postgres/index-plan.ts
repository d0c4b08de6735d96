import { Entity } from '../../profile/access-pattern-profile';
import { groupBy } from '../../profile/group-by';
import { chains, layout, Step } from './chains';
import { Constant } from './condition';
import { MOST_CARRIED } from './covering';
import { wordsKey } from './names';
import { Need, uniqueGroups } from './route';

/** INDEX_MAX_KEYS (PostgreSQL manual, appendix K). */
const MOST_COLUMNS = 32;

/** An index and everything that needs it. */
export interface IndexPlan {
  readonly entity: string;
  readonly kind: Need['kind'];
  readonly unique: boolean;
  /** Attributes in order. */
  readonly attributes: readonly string[];
  readonly constants: readonly Constant[];
  readonly carries: readonly string[];
  readonly needs: readonly Need[];
}

interface NeedStep extends Step {
  readonly id: string;
  equals: readonly string[];
  readonly needs: Need[];
}

/** The indexes of one table: the fewest that serve every need, whatever the order in which the needs come. */
export function planIndexes(entity: Entity, needs: readonly Need[]): readonly IndexPlan[] {
  const btrees = planBtrees(entity, needs.filter((need) => need.kind === 'btree'));
  const others = planOthers(needs.filter((need) => need.kind !== 'btree'));
  return others.reduce((plans, plan) => merged(plans, plan), btrees);
}

function planBtrees(entity: Entity, needs: readonly Need[]): readonly IndexPlan[] {
  const groups = groupBy(needs, (need) => constantsId(need.constants));
  const unique = uniqueGroups(entity);
  if (unique.length > 0 && !groups.has('')) groups.set('', []);
  return [...groups.keys()].sort().flatMap((id) => {
    const steps = stepsOf(groups.get(id)!, id === '' ? unique : []);
    return chains(steps).map((chain) => btree(entity, chain));
  });
}

/** Steps in an order of their own: the fewest columns first. */
function stepsOf(needs: readonly Need[], unique: readonly (readonly string[])[]): readonly NeedStep[] {
  const steps = new Map<string, NeedStep>();
  for (const equals of unique) {
    const id = stepId({ equals });
    steps.set(id, { id, equals, last: true, needs: [] });
  }
  for (const need of needs) {
    const id = stepId(need);
    const step = steps.get(id);
    if (step) {
      step.equals = earlier(step.equals, need.equals);
      step.needs.push(need);
    } else {
      steps.set(id, { id, equals: need.equals, range: need.range, needs: [need] });
    }
  }
  return [...steps.values()].sort((a, b) => a.equals.length - b.equals.length || compare(a.id, b.id));
}

function btree(entity: Entity, chain: readonly NeedStep[]): IndexPlan {
  const needs = chain.flatMap((step) => step.needs);
  const unique = chain.some((step) => step.last === true);
  const columns = layout(chain);
  const attributes = columns.length > 0 ? columns.slice(0, unique ? undefined : MOST_COLUMNS) : entity.key.slice(0, 1);
  const carries = [...new Set(needs.flatMap((need) => need.carries))].filter((attribute) => !attributes.includes(attribute)).sort();
  return {
    entity: entity.name,
    kind: 'btree',
    unique,
    attributes,
    constants: needs[0]?.constants ?? [],
    carries: carries.length <= MOST_CARRIED && attributes.length + carries.length <= MOST_COLUMNS ? carries : [],
    needs,
  };
}

function planOthers(needs: readonly Need[]): readonly IndexPlan[] {
  const groups = groupBy(needs, (need) => `${need.kind}\n${need.range ?? wordsKey(need.equals)}`);
  return [...groups.keys()].sort().map((id) => {
    const [first] = groups.get(id)!;
    const attributes = first.range === undefined ? [...first.equals].sort() : [first.range];
    return { entity: first.entity, kind: first.kind, unique: false, attributes, constants: [], carries: [], needs: groups.get(id)! };
  });
}

/** A btree that begins with the attribute serves its ranges already. */
function merged(plans: readonly IndexPlan[], plan: IndexPlan): readonly IndexPlan[] {
  const ranged = plan.kind === 'brin' || plan.kind === 'expiry';
  const host = ranged && plans.find(({ kind, attributes, constants }) =>
    kind === 'btree' && constants.length === 0 && attributes[0] === plan.attributes[0]);
  if (!host) return [...plans, plan];
  return plans.map((each) => each === host ? { ...host, needs: [...host.needs, ...plan.needs] } : each);
}

function stepId({ equals, range = '' }: Pick<Step, 'equals' | 'range'>): string {
  return `${wordsKey(equals)}\n\n${range}`;
}

function constantsId(constants: readonly Constant[]): string {
  return constants.map(({ attribute, sql }) => `${attribute} = ${sql}`).join('\n');
}

/** Of two orders of the same attributes, the one that does not depend on which came first. */
function earlier(a: readonly string[], b: readonly string[]): readonly string[] {
  return compare(a.join('\n'), b.join('\n')) <= 0 ? a : b;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
