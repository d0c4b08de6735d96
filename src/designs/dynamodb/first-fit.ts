import { Demand, fits, Group } from './demand-group';
import { KeyNeed, keysOf } from './key-need';

/** Few groups, though not always the fewest: the best of several first fits, each without the groups that the others can take in. */
export function few(demands: Group): readonly Group[] {
  const widest = [...demands].sort((a, b) => width(b.need) - width(a.need));
  const freest = [...demands].sort((a, b) => freedom(a) - freedom(b));
  return [widest, freest, [...widest].reverse()].map((order) => dissolve(fit(order)))
    .reduce((best, other) => other.length < best.length ? other : best);
}

/** Puts each demand, the widest first, into the first group that holds its attributes and takes it. */
export function firstFit(demands: Group): readonly Group[] {
  return fit([...demands].sort((a, b) => width(b.need) - width(a.need)));
}

function fit(order: Group): readonly Group[] {
  const groups: Demand[][] = [];
  const holding = new Map<string, Demand[][]>();
  for (const demand of order) {
    const keys = keysOf(demand.need);
    const candidates = keys.map((attribute) => holding.get(attribute) ?? []);
    const group = candidates.reduce((a, b) => b.length < a.length ? b : a).find((candidate) => fits([...candidate, demand]));
    const joined = group ?? [];
    if (group === undefined) groups.push(joined);
    joined.push(demand);
    for (const attribute of keys) {
      const held = holding.get(attribute);
      if (held === undefined) holding.set(attribute, [joined]);
      else if (!held.includes(joined)) held.push(joined);
    }
  }
  return groups;
}

/** Gives the demands of one group after the other, the smallest first, to groups that take them, where all of them find one. */
function dissolve(groups: readonly Group[]): readonly Group[] {
  for (const group of [...groups].sort((a, b) => a.length - b.length)) {
    const others = groups.filter((other) => other !== group).map((other) => [...other]);
    const isGone = group.every((demand) => {
      const taker = others.find((other) => fits([...other, demand]));
      taker?.push(demand);
      return taker !== undefined;
    });
    if (isGone) return dissolve(others);
  }
  return groups;
}

function width(need: KeyNeed): number {
  return keysOf(need).length;
}

/** Optional attributes give a demand more keys to choose from. */
function freedom({ need }: Demand): number {
  return need.optional.length - width(need);
}
