/** Postgres keeps `superuser_reserved_connections` back: https://www.postgresql.org/docs/current/runtime-config-connection.html */
const SUPERUSER_RESERVED_CONNECTIONS = 3;

/** Two entries, each with a database user of its own: PgBouncer keeps one pool per pair. Without readers, and after a failover, both fill the writer. */
const POOLS_PER_TASK = 2;

/** More server connections per pool brought nothing on the machines measured: 5 to 20 was best, 80 lost a fifth and more. */
const LARGEST_USEFUL_POOL = 20;

/** What has to fit into `max_connections`. */
export interface ConnectionBudget {
  readonly maxConnections: number;
  readonly reservedConnections: number;
  readonly maxTasks: number;
  /** Tasks during a deployment, in percent of `maxTasks`. */
  readonly deployPercent: number;
  /** Undefined: the largest that fits. */
  readonly poolSizePerTask?: number;
  /** The pool of the owner's entry, in each task; 0 without one. */
  readonly ownerPoolPerTask: number;
}

/**
 * The pool size of each entry and task, so that all tasks of a rolling deployment together stay below `max_connections`.
 * Throws when it does not fit.
 */
export function fitPoolSize(budget: ConnectionBudget): number {
  const largest = largestPoolSize(budget);
  if (largest < 1) throw new Error(overBudget(budget, 1, `raise maxConnections, or lower maxTasks or reservedConnections${withoutOwner(budget)}`));
  const wanted = budget.poolSizePerTask;
  if (wanted === undefined) return Math.min(largest, LARGEST_USEFUL_POOL);
  if (!Number.isInteger(wanted) || wanted < 1) throw new Error(`poolSizePerTask is ${wanted}; it must be a whole number of 1 or more`);
  if (wanted > largest) {
    throw new Error(overBudget(budget, wanted, `lower poolSizePerTask to ${largest}, lower maxTasks, or raise maxConnections${withoutOwner(budget)}`));
  }
  return wanted;
}

function largestPoolSize(budget: ConnectionBudget): number {
  return Math.floor((availableConnections(budget) / deployingTasks(budget) - budget.ownerPoolPerTask) / POOLS_PER_TASK);
}

function availableConnections(budget: ConnectionBudget): number {
  return budget.maxConnections - SUPERUSER_RESERVED_CONNECTIONS - budget.reservedConnections;
}

function deployingTasks(budget: ConnectionBudget): number {
  return Math.floor(budget.maxTasks * budget.deployPercent / 100);
}

function withoutOwner({ ownerPoolPerTask }: ConnectionBudget): string {
  return ownerPoolPerTask > 0 ? ', or do without ownerEntry' : '';
}

function overBudget(budget: ConnectionBudget, poolSize: number, remedy: string): string {
  const { ownerPoolPerTask: owner } = budget;
  const asked = deployingTasks(budget) * (POOLS_PER_TASK * poolSize + owner);
  return `the pools would take ${asked} server connections (${budget.maxTasks} tasks, ${budget.deployPercent} % of them during a deployment, ` +
    `${POOLS_PER_TASK} pools of ${poolSize}${owner > 0 ? ` and the owner's of ${owner}` : ''} each) of ${availableConnections(budget)} available ` +
    `(maxConnections ${budget.maxConnections} less ${SUPERUSER_RESERVED_CONNECTIONS} for superusers and ${budget.reservedConnections} reserved); ${remedy}`;
}
