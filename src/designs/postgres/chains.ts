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
  if (steps.length === 1) return [[steps[0]]];
  const withColumn = postings(steps);
  const predecessors = match(steps.map((step) => step.last ? [] : followers(step, steps, withColumn)));
  const followed = new Set(predecessors.values());
  const ends = [...steps.keys()].filter((step) => !followed.has(step));
  return ends.map((end) => chainTo(end, predecessors).map((each) => steps[each]));
}

/** The columns of the index that serves a chain. */
export function layout(chain: readonly Step[]): readonly string[] {
  const all = new Set<string>();
  for (const step of chain) {
    for (const column of columns(step)) all.add(column);
  }
  return [...all];
}

function columns(step: Step): readonly string[] {
  return step.range === undefined ? step.equals : [...step.equals, step.range];
}

/** Which steps compare a column for equality. */
function postings(steps: readonly Step[]): ReadonlyMap<string, readonly number[]> {
  const lists = new Map<string, number[]>();
  steps.forEach(({ equals }, i) => equals.forEach((column) => {
    const list = lists.get(column);
    if (list) list.push(i);
    else lists.set(column, [i]);
  }));
  return lists;
}

/** The steps that a step can stand before: looked for among those that have its rarest column. */
function followers(step: Step, steps: readonly Step[], withColumn: ReadonlyMap<string, readonly number[]>): readonly number[] {
  const own = columns(step);
  const lists = own.map((column) => withColumn.get(column) ?? []);
  const rarest = lists.length === 0 ? steps.map((_, i) => i) : lists.reduce((a, b) => b.length < a.length ? b : a);
  return rarest.filter((i) => steps[i] !== step && own.every((column) => steps[i].equals.includes(column)));
}

/** For each step, the one before it: a maximum bipartite matching by augmenting paths. */
function match(successors: readonly (readonly number[])[]): Map<number, number> {
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
