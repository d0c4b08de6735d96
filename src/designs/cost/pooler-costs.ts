import { counted } from '../../profile/format';
import { tasksAt } from '../postgres/pool-plan';
import { CostLine } from './cost-estimate';
import { HOURS_PER_MONTH, line } from './cost-lines';
import { averageRequests, PostgresBasis, usesDataApi } from './postgres-basis';
import { Prices } from './prices';

/** PgBouncer's tasks: as many as the average load keeps busy, and never fewer than the least. */
export function poolerLines(basis: PostgresBasis, prices: Prices): CostLine[] {
  const { minTasks, taskCpu, taskMemoryMiB } = basis.pool;
  const tasks = averageTasks(basis);
  const [cpu, memory] = [taskCpu / 1024 * HOURS_PER_MONTH, taskMemoryMiB / 1024 * HOURS_PER_MONTH];
  const text = (of: string) => ({
    item: `${tasks} PgBouncer tasks, ${of}`,
    basis: `${tasks === minTasks ? 'the least number of tasks' : 'what the average load keeps busy'}, x86, for ${HOURS_PER_MONTH} hours`,
  });
  return [
    ...line(prices, 'fargateCpu', tasks * cpu, { ...text(`${taskCpu / 1024} vCPU each`), idleQuantity: minTasks * cpu }),
    ...line(prices, 'fargateMemory', tasks * memory, { ...text(`${taskMemoryMiB / 1024} GB each`), idleQuantity: minTasks * memory }),
  ];
}

/** Tasks that run on average. */
export function averageTasks(basis: PostgresBasis): number {
  return tasksAt(usesDataApi(basis) ? 0 : averageRequests(basis.workload), basis.pool);
}

/** `3 tasks`. */
export function tasksInWords(basis: PostgresBasis): string {
  return counted(averageTasks(basis), 'task');
}
