import { AvailabilityTier } from '../../profile/access-pattern-profile';
import { count, counted } from '../../profile/format';
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
    const requests = workload.requestsPerSecond.value;
    const { taskCpu, taskMemoryMiB } = TASK_SIZES.find(({ upToCores }) => coresFor(requests) <= upToCores)!;
    const affordable = Math.floor(availableTo(sizing) / (POOLS * DEPLOY_FACTOR));
    this.minTasks = Math.min(affordable, leastTasks(workload));
    this.maxTasks = Math.min(affordable, Math.max(2 * this.minTasks, busyTasks(requests, { taskCpu })));
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

function poolInWords(workload: Workload, sizing: PostgresSizing, plan: PoolPlan): string[] {
  const { minTasks, maxTasks, taskCpu, poolSizePerTask } = plan;
  return [
    `${minTasks} PgBouncer tasks of ${taskCpu / 1024} vCPU at least: ${leastInWords(workload, minTasks)}`,
    `${maxTasks} at most: ${count(workload.requestsPerSecond.value)} requests/s keep ${busyTasks(workload.requestsPerSecond.value, plan)} busy, where a core passes `
      + `${count(TRANSACTIONS_PER_CORE)} simple transactions/s, planned at half${maxTasks === 2 * minTasks ? '; twice the least leave room' : ''}`,
    `${poolSizePerTask} server connections per pool: ${poolSizeInWords(sizing, plan)}`,
    `${maxTasks} tasks, doubled while deploying, with ${POOLS} pools each take at most ${count(maxTasks * DEPLOY_FACTOR * POOLS * poolSizePerTask)} of `
      + `${count(availableTo(sizing))} connections (max_connections ${count(sizing.maxConnections)} less ${SUPERUSER_CONNECTIONS} and ${RESERVED_CONNECTIONS} reserved)`,
  ];
}

function leastInWords(workload: Workload, minTasks: number): string {
  if (minTasks < leastTasks(workload)) return 'all that max_connections allows';
  if (minTasks > zoneTasks(workload)) return `${count(workload.profile.clients!.maxConcurrent!)} clients, ${count(CLIENTS_PER_TASK)} each`;
  return minTasks === 2 ? 'one in each of two Availability Zones' : 'one may fail beside an Availability Zone';
}

function poolSizeInWords(sizing: PostgresSizing, { poolMode, poolSizePerTask, minTasks, maxTasks }: PoolPlan): string {
  if (poolMode === 'session') return 'all that fit, because a session keeps one for as long as it lasts';
  return poolSizePerTask < largestPool(sizing, maxTasks)
    ? `${CONNECTIONS_PER_VCPU} for each of ${counted(databaseVcpus(sizing), 'database vCPU')}, over ${minTasks} tasks; more would only queue in the database`
    : 'all that fit';
}

/** Tasks that run at a rate: auto scaling keeps a core at half of what it passes. */
export function tasksAt(requestsPerSecond: number, { minTasks, maxTasks, taskCpu }: Pick<PoolPlan, 'minTasks' | 'maxTasks' | 'taskCpu'>): number {
  return Math.min(maxTasks, Math.max(minTasks, busyTasks(requestsPerSecond, { taskCpu })));
}

function busyTasks(requestsPerSecond: number, { taskCpu }: Pick<PoolPlan, 'taskCpu'>): number {
  return Math.ceil(coresFor(requestsPerSecond) / (taskCpu / 1024));
}

function coresFor(requestsPerSecond: number): number {
  return requestsPerSecond / (TRANSACTIONS_PER_CORE * PLANNED_UTILIZATION);
}

/** Two tasks in two Availability Zones, three where one may fail beside a zone; and room for every client. */
function leastTasks(workload: Workload): number {
  return Math.max(zoneTasks(workload), Math.ceil((workload.profile.clients?.maxConcurrent ?? 0) / CLIENTS_PER_TASK));
}

function zoneTasks({ profile }: Workload): number {
  return profile.availability?.tier === AvailabilityTier.HIGH ? 3 : 2;
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
