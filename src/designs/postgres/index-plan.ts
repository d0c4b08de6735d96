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

/** A plan that may take up further needs. */
interface OpenPlan extends IndexPlan {
  readonly needs: Need[];
}

/** The indexes of one table: the fewest that serve every need, whatever the order in which the needs come. */
export function planIndexes(entity: Entity, needs: readonly Need[]): readonly IndexPlan[] {
  const plans = planBtrees(entity, needs.filter((need) => need.kind === 'btree'));
  for (const plan of planOthers(needs.filter((need) => need.kind !== 'btree'))) {
    const host = hostOf(plan, plans);
    if (host) host.needs.push(...plan.needs);
    else plans.push(plan);
  }
  return plans;
}

function planBtrees(entity: Entity, needs: readonly Need[]): OpenPlan[] {
  const groups = groupBy(needs, (need) => constantsId(need.constants));
  const unique = uniqueGroups(entity);
  if (unique.length > 0 && !groups.has('')) groups.set('', []);
  const plans: OpenPlan[] = [];
  for (const id of [...groups.keys()].sort()) {
    const steps = stepsOf(groups.get(id)!, id === '' ? unique : []);
    for (const chain of chains(steps)) plans.push(btree(entity, chain));
  }
  return plans;
}

/** Steps in an order of their own: the fewest columns first. */
function stepsOf(needs: readonly Need[], unique: readonly (readonly string[])[]): readonly NeedStep[] {
  const steps = new Map<string, NeedStep>();
  for (const equals of unique) {
    const id = stepId({ equals });
    steps.set(id, { id, equals, range: undefined, last: true, needs: [] });
  }
  for (const need of needs) {
    const id = stepId(need);
    const step = steps.get(id);
    if (step) {
      step.equals = earlier(step.equals, need.equals);
      step.needs.push(need);
    } else {
      steps.set(id, { id, equals: need.equals, range: need.range, last: false, needs: [need] });
    }
  }
  return [...steps.values()].sort((a, b) => a.equals.length - b.equals.length || compare(a.id, b.id));
}

function btree(entity: Entity, chain: readonly NeedStep[]): OpenPlan {
  const needs: Need[] = [];
  for (const step of chain) needs.push(...step.needs);
  const unique = chain.some((step) => step.last === true);
  const columns = layout(chain);
  const attributes = columns.length > 0 ? columns.slice(0, unique ? undefined : MOST_COLUMNS) : entity.key.slice(0, 1);
  const carries = carriedFor(needs, attributes);
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

/** What the needs want carried beside the attributes, sorted. */
function carriedFor(needs: readonly Need[], attributes: readonly string[]): readonly string[] {
  const carried = new Set<string>();
  for (const need of needs) {
    for (const attribute of need.carries) if (!attributes.includes(attribute)) carried.add(attribute);
  }
  return [...carried].sort();
}

function planOthers(needs: readonly Need[]): readonly OpenPlan[] {
  const groups = groupBy(needs, (need) => `${need.kind}\n${need.range ?? wordsKey(need.equals)}`);
  return [...groups.keys()].sort().map((id) => {
    const [first] = groups.get(id)!;
    const attributes = first.range === undefined ? [...first.equals].sort() : [first.range];
    return { entity: first.entity, kind: first.kind, unique: false, attributes, constants: [], carries: [], needs: groups.get(id)! };
  });
}

/** A btree that begins with the attribute of a range serves it already. */
function hostOf(plan: IndexPlan, plans: readonly OpenPlan[]): OpenPlan | undefined {
  if (plan.kind !== 'brin' && plan.kind !== 'expiry') return undefined;
  return plans.find(({ kind, attributes, constants }) => kind === 'btree' && constants.length === 0 && attributes[0] === plan.attributes[0]);
}

function stepId({ equals, range = '' }: Pick<Step, 'equals' | 'range'>): string {
  return `${wordsKey(equals)}\n\n${range}`;
}

function constantsId(constants: readonly Constant[]): string {
  return constants.length === 0 ? '' : constants.map(({ attribute, sql }) => `${attribute} = ${sql}`).join('\n');
}

/** Of two orders of the same attributes, the one that does not depend on which came first. */
function earlier(a: readonly string[], b: readonly string[]): readonly string[] {
  return compare(a.join('\n'), b.join('\n')) <= 0 ? a : b;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
