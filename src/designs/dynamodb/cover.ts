import { flatMap } from '../../profile/flat-map';
import { Demand, fits, Group, PlannedIndex, shapeOf } from './demand-group';
import { few, firstFit } from './first-fit';
import { comparesEqual, KeyNeed, keysOf, match } from './key-need';
import { union, weight } from './projection';

/** Up to here the fewest indexes are found by trying every choice; beyond, by first fit. */
const EXACT_UP_TO = 12;
/** Beyond, one first fit does: so many needs, or so many indexes, are far from the quota of 20 anyhow. */
const REFINED_UP_TO = 100;
const REFINED_UP_TO_INDEXES = 24;

/** The fewest indexes that serve all the demands, each of which can be served by itself. The order of demands does not matter. */
export function cover(demands: readonly Demand[]): readonly PlannedIndex[] {
  const distinct = merge(demands);
  if (distinct.length > REFINED_UP_TO) return firstFit(distinct).map((group) => ({ shape: shapeOf(group), demands: group }));
  const open = distinct.filter((demand, i) => !distinct.some((other, j) => i !== j && includes(other.need, demand.need)));
  return assign(distinct, open.length > EXACT_UP_TO ? refined(open) : fewest(open));
}

function refined(open: Group): readonly Group[] {
  const rough = firstFit(open);
  return rough.length > REFINED_UP_TO_INDEXES ? rough : few(open);
}

/** Demands with the same need as one; optional attributes that no key will hold are left out. */
function merge(demands: readonly Demand[]): readonly Demand[] {
  const keys = new Set<string>();
  for (const { need } of demands) keysOf(need).forEach((attribute) => keys.add(attribute));
  const byNeed = new Map<string, Demand>();
  for (const { need, wanted, constants = [], patterns } of demands) {
    const { required, range, oneItem } = need;
    const optional = need.optional.filter((attribute) => keys.has(attribute));
    const id = `${required.join()}|${range}|${oneItem}|${optional.join()}`;
    const same = byNeed.get(id);
    byNeed.set(id, {
      need: { required, optional, range, oneItem },
      wanted: same ? union([same.wanted, wanted]) : wanted,
      constants: same ? same.constants!.filter((attribute) => constants.includes(attribute)) : constants,
      patterns: same ? [...same.patterns, ...patterns] : patterns,
    });
  }
  return [...byNeed].sort(([a], [b]) => a < b ? -1 : 1).map(([, demand]) => demand);
}

/** Whether every key that serves `need` serves `other` too. */
function includes(need: KeyNeed, other: KeyNeed): boolean {
  const isCompared = (attribute: string) => comparesEqual(other, attribute);
  return (other.range === undefined || (other.range === need.range && (other.oneItem || !need.oneItem)))
    && other.required.every((attribute) => need.required.includes(attribute))
    && need.required.length + need.optional.length === other.required.length + other.optional.length
    && need.required.every(isCompared) && need.optional.every(isCompared);
}

/** The fewest groups that hold every demand. */
function fewest(demands: Group): readonly Group[] {
  const groups = largestGroups(demands, partnersOf(demands));
  let picked: readonly Group[] | undefined;
  for (let count = 0; picked === undefined; count++) picked = pick(demands, groups, count);
  return picked;
}

/** For each demand those that it can share a key with. */
function partnersOf(demands: Group): ReadonlyMap<Demand, Group> {
  const partners = new Map(demands.map((demand): [Demand, Demand[]] => [demand, []]));
  demands.forEach((demand, i) => demands.slice(i + 1).filter((other) => fits([demand, other])).forEach((other) => {
    partners.get(demand)!.push(other);
    partners.get(other)!.push(demand);
  }));
  return partners;
}

function pick(open: Group, groups: readonly Group[], count: number): readonly Group[] | undefined {
  if (open.length === 0) return [];
  if (count === 0) return undefined;
  for (const group of groups) {
    if (!group.includes(open[0])) continue;
    const rest = pick(open.filter((demand) => !group.includes(demand)), groups, count - 1);
    if (rest !== undefined) return [group, ...rest];
  }
  return undefined;
}

/** Groups that one key can serve and that take no further demand. A part of a group that one key serves is one too. */
function largestGroups(demands: Group, partners: ReadonlyMap<Demand, Group>): readonly Group[] {
  const groups: Group[] = [];
  const takes = (group: Group, demand: Demand) =>
    group.every((member) => partners.get(member)!.includes(demand)) && (group.length < 2 || fits([...group, demand]));
  const grow = (group: Group, from: number) => {
    for (let next = from; next < demands.length; next++) {
      if (takes(group, demands[next])) grow([...group, demands[next]], next + 1);
    }
    const isLargest = demands.every((demand) => group.includes(demand) || !takes(group, demand));
    if (isLargest) groups.push(group);
  };
  grow([], 0);
  return groups;
}

/** Gives each demand to one of the groups whose shape serves it, those without a choice first. */
function assign(demands: Group, picked: readonly Group[]): readonly PlannedIndex[] {
  const shapes = picked.map(shapeOf);
  const takers = demands.map((demand) => ({ demand, choices: flatMap(shapes, (shape, i) => match(shape, demand.need) ? [i] : []) }));
  const groups: Demand[][] = shapes.map(() => []);
  for (const { demand, choices } of takers.sort((a, b) => a.choices.length - b.choices.length)) {
    groups[choices.length === 1 ? choices[0] : leanest(demand, choices, groups)].push(demand);
  }
  return groups.map((group, i) => ({ shape: isSame(group, picked[i]) ? shapes[i] : shapeOf(group), demands: group }));
}

function isSame(group: Group, other: Group): boolean {
  return group.length === other.length && group.every((demand) => other.includes(demand));
}

/** The group whose projection grows least with the demand; among equals the one whose projection is smallest. */
function leanest(demand: Demand, choices: readonly number[], groups: readonly Group[]): number {
  const ranked = choices.map((choice) => {
    const held = groups[choice].map((other) => other.wanted);
    const weightWithDemand = weight(union([...held, demand.wanted]));
    return { choice, growth: weightWithDemand - weight(union(held)), weightWithDemand };
  });
  return ranked.sort((a, b) => a.growth - b.growth || a.weightWithDemand - b.weightWithDemand)[0].choice;
}
