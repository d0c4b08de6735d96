import { counted } from '../../profile/format';
import { vcpusOf } from '../postgres/instance-classes';
import { averageRate } from '../postgres/needs';
import { tasksAt } from '../postgres/pool-plan';
import { PostgresSizing } from '../postgres/postgres-design';
import { HOURS_PER_MONTH, line, Line } from './cost-lines';
import { poolerOf, PostgresBasis, usesDataApi } from './postgres-basis';
import { Prices } from './prices';

/** RDS Proxy bills so much of each instance at least, and of a serverless cluster (https://aws.amazon.com/rds/proxy/pricing/). */
const LEAST_PROXY_VCPUS = 2;
const LEAST_PROXY_ACUS = 8;

/** What stands between clients and database. */
export function poolerLines(basis: PostgresBasis, prices: Prices): Line[] {
  switch (poolerOf(basis)) {
    case 'rds-proxy': return rdsProxyLines(basis.sizing, prices);
    case 'none': return [];
    default: return pgBouncerLines(basis, prices);
  }
}

/** RDS Proxy, by the capacity of every instance behind it; ACUs are taken at the minimum. */
export function rdsProxyLines({ instanceClass, minAcu = 0, readers }: PostgresSizing, prices: Prices): Line[] {
  const instances = 1 + readers;
  if (instanceClass === undefined) {
    return line(prices, 'rdsProxyServerless', Math.max(LEAST_PROXY_ACUS, minAcu * instances) * HOURS_PER_MONTH, {
      item: 'RDS Proxy', basis: () => `the least ACUs of ${counted(instances, 'instance')}, and ${LEAST_PROXY_ACUS} at least, for ${HOURS_PER_MONTH} hours`,
    });
  }
  return line(prices, 'rdsProxy', Math.max(LEAST_PROXY_VCPUS, vcpusOf(instanceClass)) * instances * HOURS_PER_MONTH, {
    item: 'RDS Proxy', basis: () => `the vCPUs of ${counted(instances, 'instance')}, and ${LEAST_PROXY_VCPUS} of each at least, for ${HOURS_PER_MONTH} hours`,
  });
}

/** PgBouncer's tasks: as many as the average load keeps busy, and never fewer than the least. */
export function pgBouncerLines(basis: PostgresBasis, prices: Prices): Line[] {
  const { minTasks, taskCpu, taskMemoryMiB } = basis.pool;
  const tasks = averageTasks(basis);
  const [cpu, memory] = [taskCpu / 1024, taskMemoryMiB / 1024];
  const why = () => `${tasks === minTasks ? 'the least number of tasks' : 'what the average load keeps busy'}, x86, for ${HOURS_PER_MONTH} hours`;
  return [
    ...line(prices, 'fargateCpu', tasks * cpu * HOURS_PER_MONTH, {
      item: `${tasks} PgBouncer tasks, ${cpu} vCPU each`, basis: why, idleQuantity: minTasks * cpu * HOURS_PER_MONTH,
    }),
    ...line(prices, 'fargateMemory', tasks * memory * HOURS_PER_MONTH, {
      item: `${tasks} PgBouncer tasks, ${memory} GB each`, basis: why, idleQuantity: minTasks * memory * HOURS_PER_MONTH,
    }),
  ];
}

/** Tasks that run on average. */
export function averageTasks(basis: PostgresBasis): number {
  if (poolerOf(basis) !== 'pgbouncer') return 0;
  return tasksAt(usesDataApi(basis) ? 0 : averageRate(basis.workload), basis.pool);
}

/** `3 tasks`. */
export function tasksInWords(basis: PostgresBasis): string {
  return counted(averageTasks(basis), 'task');
}
