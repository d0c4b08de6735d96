/** What one pattern needs of a btree: first the columns compared for equality, in any order, then the range. */
export interface Step {
  readonly equals: readonly string[];
  readonly range?: string;
  /** Nothing may follow it: the columns of a unique index are exactly these. */
  readonly last?: boolean;
}

/**
 * The fewest btrees that serve all steps, each as a chain from the shortest step to the longest. A step can stand before
 * another when all its columns are compared for equality there: it is then a prefix of the same index. Covering such an
 * order with the fewest chains is a matching of each step with at most one successor (Dilworth, Fulkerson).
 */
export function chains<S extends Step>(steps: readonly S[]): S[][] {
  const successors = steps.map((step) => step.last ? [] : followers(step, steps));
  const predecessors = steps.length === 1 ? new Map<number, number>() : match(successors);
  const followed = new Set(predecessors.values());
  return steps.flatMap((_, i) => followed.has(i) ? [] : [chainTo(i, predecessors).map((each) => steps[each])]);
}

/** The columns of the index that serves a chain. */
export function layout(chain: readonly Step[]): readonly string[] {
  return [...new Set(chain.flatMap(columns))];
}

function columns(step: Step): readonly string[] {
  return step.range === undefined ? step.equals : [...step.equals, step.range];
}

function followers(step: Step, steps: readonly Step[]): number[] {
  const own = columns(step);
  const found: number[] = [];
  steps.forEach((other, i) => {
    if (other !== step && other.equals.length >= own.length && own.every((column) => other.equals.includes(column))) found.push(i);
  });
  return found;
}

/** For each step, the one before it: a maximum bipartite matching by augmenting paths. */
function match(successors: readonly number[][]): Map<number, number> {
  const predecessors = new Map<number, number>();
  const place = (step: number, tried: Set<number>): boolean => successors[step].some((next) => {
    if (tried.has(next)) return false;
    tried.add(next);
    const holder = predecessors.get(next);
    if (holder !== undefined && !place(holder, tried)) return false;
    predecessors.set(next, step);
    return true;
  });
  successors.forEach((_, step) => place(step, new Set()));
  return predecessors;
}

function chainTo(last: number, predecessors: ReadonlyMap<number, number>): number[] {
  const chain = [last];
  for (let at = predecessors.get(last); at !== undefined; at = predecessors.get(at)) chain.unshift(at);
  return chain;
}
