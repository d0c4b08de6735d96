import { Operation } from '../../profile/access-pattern-profile';
import { billedRate } from '../average-rate';
import { CostLine } from './cost-estimate';
import { gigabytesPerMonth, HOURS_PER_MONTH, line } from './cost-lines';
import { PostgresBasis, zonesOf } from './postgres-basis';
import { Prices } from './prices';

/** Interface endpoints of a network without a way out: ecr.api, ecr.dkr, logs and secretsmanager, in each Availability Zone. */
const ENDPOINTS_PER_ZONE = 4;
/** The owner, two database roles, two logins, the certificate authority and its certificate. */
const SECRETS = 7;

/** PgBouncer, its load balancer, its way to AWS services, and the secrets. */
export function poolerLines(basis: PostgresBasis, prices: Prices): CostLine[] {
  const { minTasks, taskCpu, taskMemoryMiB } = basis.pool;
  return [
    ...line(prices, `${minTasks} PgBouncer tasks, CPU`, 'fargateCpu', minTasks * taskCpu / 1024 * HOURS_PER_MONTH),
    ...line(prices, `${minTasks} PgBouncer tasks, memory`, 'fargateMemory', minTasks * taskMemoryMiB / 1024 * HOURS_PER_MONTH),
    ...line(prices, 'Network Load Balancer', 'networkLoadBalancer', HOURS_PER_MONTH),
    ...line(prices, 'Network Load Balancer, traffic', 'networkLoadBalancerCapacity', carriedGb(basis)),
    ...line(prices, 'interface endpoints', 'interfaceEndpoint', ENDPOINTS_PER_ZONE * zonesOf(basis) * HOURS_PER_MONTH),
    ...line(prices, 'secrets', 'secret', SECRETS),
    ...line(prices, 'encryption key', 'customerKey', 1),
  ];
}

/** Patterns whose rows stay in the database: what they return is small. */
const SUMMARIES: readonly Operation[] = [Operation.AGGREGATE, Operation.AD_HOC];

/** One NLCU-hour is one GB of TCP traffic. */
function carriedGb({ workload }: PostgresBasis): number {
  const perSecond = workload.load.reduce((sum, access) => {
    const rate = billedRate(access, workload.profile.traffic) ?? 0;
    const items = SUMMARIES.includes(access.operation) ? 1 : access.itemsPerRequest;
    return sum + rate * items * (access.entity.averageItemBytes ?? 0);
  }, 0);
  return gigabytesPerMonth(perSecond);
}
