import { AvailabilityTier } from '../../profile/access-pattern-profile';
import { count } from '../../profile/format';
import { Workload } from '../../profile/workload';
import { Options } from '../options';
import { vcpusOf } from './instance-classes';
import { PoolPlan, PostgresSizing } from './postgres-design';
import { ACU_PER_VCPU } from './serverless-sizing';

/** PostgreSQL's default `superuser_reserved_connections`. */
const SUPERUSER_CONNECTIONS = 3;
/** House number: people, migrations, bootstrap and monitoring, and the slots that RDS keeps for itself. */
const RESERVED_CONNECTIONS = 15;
/** A read-write and a read-only entry, each with a database user of its own; without readers both lead to the writer. */
const POOLS = 2;
/** A rolling deployment doubles the tasks. */
const DEPLOY_FACTOR = 2;
/** 5 to 10 server connections per vCPU were best in our measurements; 40 and more lost a fifth to two fifths. */
const CONNECTIONS_PER_VCPU = 8;
/** Simple transactions per second and core of PgBouncer 1.26 in our measurements, planned at half. */
const TRANSACTIONS_PER_CORE = 50_000;
const PLANNED_UTILIZATION = 0.5;
/** `max_client_conn` of a task; 32 KB of memory each. */
const CLIENTS_PER_TASK = 5_000;

const TASK_SIZES = [
  { taskCpu: 256, taskMemoryMiB: 512, upToCores: 1 },
  { taskCpu: 512, taskMemoryMiB: 1024, upToCores: 4 },
  { taskCpu: 1024, taskMemoryMiB: 2048, upToCores: Infinity },
] as const;

/** Plans tasks and pools so that all of them together, in a deployment too, stay below `max_connections`. */
export function planPool(workload: Workload, poolMode: PoolPlan['poolMode'], sizing: PostgresSizing): PoolPlan {
  return new Pools(workload, poolMode, sizing);
}

/** The pool mode that was settled. */
export function poolModeOf(options: Options): PoolPlan['poolMode'] {
  return options['postgres/pool-mode'] === 'session' ? 'session' : 'transaction';
}

/** A plan. Its words are made when they are read: rules ask for the numbers alone. */
class Pools implements PoolPlan {
  readonly minTasks: number;
  readonly maxTasks: number;
  readonly taskCpu: PoolPlan['taskCpu'];
  readonly taskMemoryMiB: PoolPlan['taskMemoryMiB'];
  readonly poolSizePerTask: number;
  readonly reservedConnections = RESERVED_CONNECTIONS;
  readonly #workload: Workload;
  readonly #sizing: PostgresSizing;

  constructor(workload: Workload, readonly poolMode: PoolPlan['poolMode'], sizing: PostgresSizing) {
    const cores = workload.requestsPerSecond.value / (TRANSACTIONS_PER_CORE * PLANNED_UTILIZATION);
    const { taskCpu, taskMemoryMiB } = TASK_SIZES.find(({ upToCores }) => cores <= upToCores)!;
    const affordable = Math.floor(availableTo(sizing) / (POOLS * DEPLOY_FACTOR));
    this.minTasks = Math.min(affordable, leastTasks(workload));
    this.maxTasks = Math.min(affordable, Math.max(2 * this.minTasks, Math.ceil(cores / (taskCpu / 1024))));
    this.taskCpu = taskCpu;
    this.taskMemoryMiB = taskMemoryMiB;
    const largest = largestPool(sizing, this.maxTasks);
    const useful = Math.ceil(databaseVcpus(sizing) * CONNECTIONS_PER_VCPU / this.minTasks);
    this.poolSizePerTask = poolMode === 'session' ? largest : Math.min(largest, useful);
    this.#workload = workload;
    this.#sizing = sizing;
  }

  get because(): readonly string[] {
    return poolInWords(this.#workload, this.#sizing, this);
  }
}

function poolInWords(workload: Workload, sizing: PostgresSizing, { minTasks, maxTasks, taskCpu, poolSizePerTask }: PoolPlan): string[] {
  return [
    `${minTasks} to ${maxTasks} tasks of ${taskCpu / 1024} vCPU for ${count(workload.requestsPerSecond.value)} requests/s: `
      + 'a core of PgBouncer passes 50,000 simple transactions/s, planned at half',
    poolSizePerTask < largestPool(sizing, maxTasks)
      ? `${poolSizePerTask} server connections per pool: ${CONNECTIONS_PER_VCPU} per database vCPU over ${minTasks} tasks; more would only queue in the database`
      : `${poolSizePerTask} server connections per pool: all that fit`,
    `${maxTasks} tasks, doubled while deploying, with ${POOLS} pools each take at most ${maxTasks * DEPLOY_FACTOR * POOLS * poolSizePerTask} of `
      + `${count(availableTo(sizing))} connections (max_connections ${count(sizing.maxConnections)} less ${SUPERUSER_CONNECTIONS} and ${RESERVED_CONNECTIONS} reserved)`,
  ];
}

/** Tasks that run at a rate: auto scaling keeps a core at half of what it passes. */
export function tasksAt(requestsPerSecond: number, { minTasks, maxTasks, taskCpu }: Pick<PoolPlan, 'minTasks' | 'maxTasks' | 'taskCpu'>): number {
  const cores = requestsPerSecond / (TRANSACTIONS_PER_CORE * PLANNED_UTILIZATION);
  return Math.min(maxTasks, Math.max(minTasks, Math.ceil(cores / (taskCpu / 1024))));
}

/** Two tasks in two Availability Zones, three where one may fail beside a zone; and room for every client. */
function leastTasks({ profile }: Workload): number {
  const tasks = profile.availability?.tier === AvailabilityTier.HIGH ? 3 : 2;
  return Math.max(tasks, Math.ceil((profile.clients?.maxConcurrent ?? 0) / CLIENTS_PER_TASK));
}

/** Connections that the pools may take. */
function availableTo({ maxConnections }: PostgresSizing): number {
  return maxConnections - SUPERUSER_CONNECTIONS - RESERVED_CONNECTIONS;
}

/** The most connections that a pool can have with so many tasks. */
function largestPool(sizing: PostgresSizing, tasks: number): number {
  return Math.floor(availableTo(sizing) / (tasks * DEPLOY_FACTOR * POOLS));
}

function databaseVcpus({ instanceClass, maxAcu = 0 }: PostgresSizing): number {
  return instanceClass === undefined ? Math.max(1, maxAcu / ACU_PER_VCPU) : vcpusOf(instanceClass);
}
