import { arrange } from './arrange';
import { comparesEqual, KeyNeed, keysOf, match } from './key-need';
import { KeyShape } from './key-schema';
import { union, Wanted, weight } from './projection';

/** Up to here the fewest indexes are found by trying every choice; beyond, by first fit. */
const EXACT_UP_TO = 12;

/** What some patterns ask of an index, all with the same need. */
export interface Demand {
  readonly need: KeyNeed;
  readonly wanted: Wanted;
  /** Attributes that all of them compare with a constant, as far as they can be keys. */
  readonly constants?: readonly string[];
  readonly patterns: readonly string[];
}

/** An index in the making. */
export interface PlannedIndex {
  readonly shape: KeyShape;
  readonly demands: readonly Demand[];
}

/** The fewest indexes that serve all the demands, each of which can be served by itself. The order of demands does not matter. */
export function cover(demands: readonly Demand[]): readonly PlannedIndex[] {
  const distinct = merge(demands);
  if (distinct.length > EXACT_UP_TO) return firstFit(distinct);
  const open = distinct.filter((demand, i) => !distinct.some((other, j) => i !== j && includes(other.need, demand.need)));
  return assign(distinct, fewest(open));
}

/** Demands with the same need as one; optional attributes that no key will hold are left out. */
function merge(demands: readonly Demand[]): readonly Demand[] {
  const keys = new Set<string>();
  for (const { need } of demands) keysOf(need).forEach((attribute) => keys.add(attribute));
  const byNeed = new Map<string, Demand>();
  for (const { need, wanted, constants = [], patterns } of demands) {
    const { required, range, oneItem } = need;
    const optional = need.optional.filter((attribute) => keys.has(attribute));
    const id = `${required}|${range}|${oneItem}|${optional}`;
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
  const compared = [...need.required, ...need.optional];
  return (other.range === undefined || (other.range === need.range && (other.oneItem || !need.oneItem)))
    && other.required.every((attribute) => need.required.includes(attribute))
    && compared.length === other.required.length + other.optional.length
    && compared.every((attribute) => comparesEqual(other, attribute));
}

type Group = readonly Demand[];

/** The shapes of the fewest groups that hold every demand. */
function fewest(demands: Group): readonly KeyShape[] {
  const groups = largestGroups(demands, partnersOf(demands));
  let picked: readonly Group[] | undefined;
  for (let count = 0; picked === undefined; count++) picked = pick(demands, groups, count);
  return picked.map(shapeOf);
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

function fits(group: Group): boolean {
  return arrange(group.map((demand) => demand.need)) !== undefined;
}

function shapeOf(group: Group): KeyShape {
  return arrange(group.map((demand) => demand.need))!;
}

/** Gives each demand to one of the shapes that serve it, those without a choice first. */
function assign(demands: Group, shapes: readonly KeyShape[]): readonly PlannedIndex[] {
  const takers = demands.map((demand) => ({ demand, choices: shapes.flatMap((shape, i) => match(shape, demand.need) ? [i] : []) }));
  const groups: Demand[][] = shapes.map(() => []);
  for (const { demand, choices } of takers.sort((a, b) => a.choices.length - b.choices.length)) {
    groups[choices.length === 1 ? choices[0] : leanest(demand, choices, groups)].push(demand);
  }
  return groups.map((group) => ({ shape: shapeOf(group), demands: group }));
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

/** Puts each demand, the widest first, into the first group that holds its attributes and takes it. */
function firstFit(demands: Group): readonly PlannedIndex[] {
  const groups: Demand[][] = [];
  const holding = new Map<string, Demand[][]>();
  const widestFirst = [...demands].sort((a, b) => keysOf(b.need).length - keysOf(a.need).length);
  for (const demand of widestFirst) {
    const candidates = keysOf(demand.need).map((attribute) => holding.get(attribute) ?? []);
    const group = candidates.reduce((a, b) => b.length < a.length ? b : a).find((candidate) => fits([...candidate, demand]));
    if (group !== undefined) {
      group.push(demand);
      continue;
    }
    const opened = [demand];
    groups.push(opened);
    for (const attribute of keysOf(demand.need)) {
      if (holding.has(attribute)) holding.get(attribute)!.push(opened);
      else holding.set(attribute, [opened]);
    }
  }
  return groups.map((group) => ({ shape: shapeOf(group), demands: group }));
}
