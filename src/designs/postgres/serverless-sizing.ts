import { AvailabilityTier } from '../../profile/access-pattern-profile';
import { count } from '../../profile/format';
import { Workload } from '../../profile/workload';
import { maxConnectionsOfAcu } from './max-connections';
import { averageShare, Needs } from './needs';
import { PostgresSizing } from './postgres-design';

/** ACU per vCPU of an r class, and the room above a peak (aws/agent-toolkit-for-aws, Aurora sizing). */
export const ACU_PER_VCPU = 4;
const ROOM_ABOVE_PEAK = 1.3;
const GIB_PER_ACU = 2;
export const MAX_ACU = 256;

/** Instances are planned at half of their capacity; ACUs scale with what is used. */
const PLANNED_UTILIZATION = 0.5;

/** AWS advises at least 2 ACU with Performance Insights (Aurora User Guide, Serverless v2 capacity). */
const MIN_ACU_WITH_INSIGHTS = 2;
const MIN_ACU_OF_DEVELOPMENT = 0.5;
/** Enough `max_connections` (400) for the pools. */
const LEAST_MAX_ACU = 2;

/** ACUs that the load uses at the peak. */
export function peakAcu(needs: Needs): number {
  return needs.instanceVcpus * PLANNED_UTILIZATION * ACU_PER_VCPU;
}

/** ACUs that the load uses on average, between the bounds. */
export function averageAcu(workload: Workload, needs: Needs, minAcu: number, maxAcu: number): number {
  return Math.min(maxAcu, Math.max(minAcu, peakAcu(needs) * averageShare(workload)));
}

/** The range of a Serverless v2 cluster. */
export function serverlessSizing(workload: Workload, needs: Needs, readers: number): Omit<PostgresSizing, 'backupRetentionDays' | 'vcpus'> {
  const development = workload.profile.availability?.tier === AvailabilityTier.DEVELOPMENT;
  const floor = development ? MIN_ACU_OF_DEVELOPMENT : MIN_ACU_WITH_INSIGHTS;
  const minAcu = Math.min(MAX_ACU, Math.max(floor, halves(peakAcu(needs) * averageShare(workload))));
  const maxAcu = Math.min(MAX_ACU, Math.max(LEAST_MAX_ACU, minAcu, halves(peakAcu(needs) * ROOM_ABOVE_PEAK), halves(needs.memoryGiB / GIB_PER_ACU)));
  const maxConnections = maxConnectionsOfAcu(minAcu, maxAcu);
  return {
    minAcu,
    maxAcu,
    readers,
    maxConnections,
    because: [
      `${minAcu} ACU at least: ${minAcu === floor ? floorInWords(development) : 'what the average load uses'}; `
        + 'how much of the data is hot is unknown, and a minimum that does not hold it reads from storage after an idle stretch',
      `${maxAcu} ACU at most: the peak with three tenths of room above it, or the hot data in memory`,
      ...(readers > 0 ? ['1 reader in another Availability Zone takes over in under a minute; without one it takes up to ten'] : []),
      `max_connections is ${count(maxConnections)}: it follows the maximum${minAcu <= 0.5 ? ', and a minimum of 0.5 caps it at 2,000' : ''}`,
    ],
  };
}

function floorInWords(development: boolean): string {
  return development ? 'the least that keeps the pooler connected' : 'what AWS advises with Performance Insights';
}

/** Capacity goes in steps of half an ACU. */
function halves(acu: number): number {
  return Math.ceil(acu * 2) / 2;
}
