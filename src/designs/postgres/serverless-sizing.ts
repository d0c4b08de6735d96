import { AvailabilityTier } from '../../profile/access-pattern-profile';
import { count, counted, gibibytes, percent } from '../../profile/format';
import { Workload } from '../../profile/workload';
import { maxConnectionsOfAcu } from './max-connections';
import { averageRate, averageShare, Needs } from './needs';
import { partitionedBy } from './partitions';
import { PostgresSizing } from './postgres-design';

/** ACU per vCPU of an r class, and the room above a peak (aws/agent-toolkit-for-aws, Aurora sizing). */
export const ACU_PER_VCPU = 4;
const ROOM_ABOVE_PEAK = 1.3;
export const GIB_PER_ACU = 2;
export const MAX_ACU = 256;

/** Instances are planned at half of their capacity; ACUs scale with what is used. */
const PLANNED_UTILIZATION = 0.5;

/** AWS advises at least 2 ACU with Performance Insights (Aurora User Guide, Serverless v2 capacity). */
const MIN_ACU_WITH_INSIGHTS = 2;
const MIN_ACU_OF_DEVELOPMENT = 0.5;
/** An instance that is awake has half an ACU at least, and its pause begins after 300 s without a connection by default (same page, auto-pause). */
const LEAST_ACU_AWAKE = 0.5;
export const SECONDS_UNTIL_PAUSE = 300;
/** The first request after a pause waits about 15 s (Aurora User Guide, Serverless v2 auto-pause): for development alone. */
const MIN_ACU_WITH_PAUSES = 0;
/** Enough `max_connections` (400) for the pools. */
const LEAST_MAX_ACU = 2;

/** ACUs that the load uses at the peak. */
export function peakAcu(needs: Needs): number {
  return needs.instanceVcpus * PLANNED_UTILIZATION * ACU_PER_VCPU;
}

/** ACUs that the load uses on average, between the bounds; those of a cluster that may pause count while it is awake. */
export function averageAcu(workload: Workload, needs: Needs, minAcu: number, maxAcu: number): number {
  const least = minAcu > MIN_ACU_WITH_PAUSES ? minAcu : LEAST_ACU_AWAKE * awakeShare(workload);
  return Math.min(maxAcu, Math.max(least, peakAcu(needs) * averageShare(workload)));
}

/** The share of time that a cluster which may pause is awake: each request keeps it so until nobody has called for as long as it takes to pause. */
export function awakeShare(workload: Workload): number {
  return Math.min(1, averageRate(workload) * SECONDS_UNTIL_PAUSE);
}

/** What those ACUs rest on; a clause. */
export function averageAcuInWords(workload: Workload, minAcu: number, maxAcu: number): string {
  if (minAcu === maxAcu) return `${minAcu} ACU, the least and the most of the range`;
  if (minAcu > MIN_ACU_WITH_PAUSES) return `what the average load uses, between ${minAcu} and ${maxAcu} ACU`;
  const share = awakeShare(workload);
  return `what the average load uses, between ${LEAST_ACU_AWAKE} and ${maxAcu} ACU while awake: it pauses after ${SECONDS_UNTIL_PAUSE} s without a request, and `
    + (share === 1 ? `${counted(averageRate(workload), 'request')}/s on average never leave it so long` : `each request is taken to keep it awake so long, ${percent(share)} of the time in all`);
}

/** The range of a Serverless v2 cluster. */
export interface ServerlessRange {
  readonly minAcu: number;
  readonly maxAcu: number;
  readonly maxConnections: number;
}

/** The range that holds the load. */
export function serverlessRange(workload: Workload, needs: Needs, pooler = 'pgbouncer'): ServerlessRange {
  const floor = floorOf(workload, pooler);
  const average = floor.acu === MIN_ACU_WITH_PAUSES ? 0 : halves(peakAcu(needs) * averageShare(workload));
  const minAcu = Math.min(MAX_ACU, Math.max(floor.acu, average));
  const maxAcu = Math.min(MAX_ACU, Math.max(LEAST_MAX_ACU, minAcu, acuForPeak(needs), acuForMemory(needs)));
  return { minAcu, maxAcu, maxConnections: maxConnectionsOfAcu(minAcu, maxAcu) };
}

function acuForPeak(needs: Needs): number {
  return halves(peakAcu(needs) * ROOM_ABOVE_PEAK);
}

function acuForMemory({ memoryGiB }: Needs): number {
  return halves(memoryGiB / GIB_PER_ACU);
}

/** How the range came about; clauses, with those of the readers among them. */
export function serverlessInWords(
  workload: Workload, needs: Needs, { minAcu = 0, maxAcu = 0, maxConnections }: PostgresSizing, readers: string, pooler = 'pgbouncer',
): string[] {
  const floor = floorOf(workload, pooler);
  const ofAverage = `what the average load uses, ${percent(averageShare(workload))} of the peak`;
  return [
    `${minAcu} ACU at least: ${minAcu === floor.acu ? floor.why : ofAverage}; `
      + 'how much of the data is hot is unknown, and a minimum that does not hold it reads from storage after an idle stretch',
    `${maxAcu} ACU at most: the peak uses ${count(peakAcu(needs))} (${count(needs.instanceVcpus)} vCPUs, half of them used, at ${ACU_PER_VCPU} ACU each), `
      + `with three tenths of room ${acuForPeak(needs)}; memory asks for ${acuForMemory(needs)} (${gibibytes(needs.memoryGiB)} at ${GIB_PER_ACU} GiB each); `
      + maximumDecidedBy(needs, minAcu, maxAcu),
    readers,
    `max_connections is ${count(maxConnections)}: it follows the maximum${minAcu <= 0.5 ? `, and a minimum of ${minAcu} caps it at 2,000` : ''}`,
  ];
}

function maximumDecidedBy(needs: Needs, minAcu: number, maxAcu: number): string {
  const asked = Math.max(acuForPeak(needs), acuForMemory(needs));
  if (asked > maxAcu) return 'more than Serverless v2 has';
  if (asked === maxAcu) return acuForPeak(needs) === maxAcu ? 'the peak decides' : 'memory decides';
  return minAcu === maxAcu && minAcu > LEAST_MAX_ACU ? 'the minimum decides' : `${LEAST_MAX_ACU} are the least, for ${count(maxConnectionsOfAcu(minAcu, maxAcu))} connections`;
}

/** The least capacity, and why: a cluster pauses only while nothing holds a connection, runs a job or reads a slot. */
function floorOf({ profile }: Workload, pooler: string): { acu: number; why: string } {
  if (profile.availability?.tier !== AvailabilityTier.DEVELOPMENT) {
    return { acu: MIN_ACU_WITH_INSIGHTS, why: 'what AWS advises with Performance Insights' };
  }
  const awake = [
    ...(pooler === 'none' ? [] : ['the pooler connected']),
    ...(profile.entities.some(({ expiry }) => expiry) ? ['the expiry jobs of pg_cron running'] : []),
    ...(profile.entities.some(partitionedBy) ? ['the partition jobs of pg_cron running'] : []),
    ...((profile.changeFeeds ?? []).length > 0 ? ['the change feeds read'] : []),
  ];
  return awake.length === 0
    ? { acu: MIN_ACU_WITH_PAUSES, why: 'it pauses when idle, because no pooler, job or change feed keeps it awake, and wakes in about 15 s' }
    : { acu: MIN_ACU_OF_DEVELOPMENT, why: `the least that keeps ${awake.join(' and ')}` };
}

/** Capacity goes in steps of half an ACU. */
function halves(acu: number): number {
  return Math.ceil(acu * 2) / 2;
}
