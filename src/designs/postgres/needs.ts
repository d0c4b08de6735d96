import { AvailabilityTier } from '../../profile/access-pattern-profile';
import { Workload } from '../../profile/workload';
import { billedRate } from '../average-rate';
import { peakRowWrites } from './row-writes';

/**
 * Write transactions per second and vCPU, at half of what was measured to saturate.
 * Aurora PostgreSQL 17 saturates at about 600 TPC-B transactions per second and vCPU, RDS PostgreSQL 18 on fast disks at more than twice that.
 * https://github.com/ClickHouse/PostgresBench (March 2026)
 */
export const AURORA_TRANSACTIONS_PER_VCPU = 300;
export const RDS_TRANSACTIONS_PER_VCPU = 600;

/** Rows written by a TPC-B transaction: batches lift rows, not commits. */
export const ROWS_PER_TRANSACTION = 4;

/** Reads per second and vCPU: half of the 12,000 queries/s that Aurora answered on 4 vCPUs (PlanetScale's sysbench TPC-C, July 2025). */
export const READS_PER_VCPU = 1_500;

/** Transactions per second and IOPS with data far beyond memory: half of the 0.3 measured on RDS with gp3 (PostgresBench, March 2026). */
export const TRANSACTIONS_PER_IOPS = 0.15;

/** House estimates: row headers, indexes and dead rows add three tenths; a tenth of all is hot, and three quarters of memory hold it. */
const STORED_PER_DECLARED_BYTE = 1.3;
const HOT_SHARE = 0.1;
export const CACHE_SHARE_OF_MEMORY = 0.75;
/** House number: memory beyond this is bought after measuring the hot set, not by an estimate of it. */
const MAX_ESTIMATED_MEMORY_GIB = 256;

/** House number: up to here the writer serves eventual reads too; beyond, readers do. */
const READ_VCPUS_ON_WRITER = 8;
/** House number: at most so many readers before their class grows. */
export const READERS_BEFORE_LARGER_CLASS = 4;

/** House number: an instance with some of its load undeclared sustains all of its vCPUs, so it is no burstable one. */
const VCPUS_FOR_UNKNOWN_LOAD = 1;
/** IAM authentication alone wants 300 to 1,000 MiB (RDS User Guide, IAM database authentication). */
const MIN_MEMORY_GIB = 2;

/** What the numbers ask of the instances. */
export interface Needs {
  /** vCPUs for writes and strong reads, and for eventual reads too while they fit. */
  readonly writerVcpus: number;
  /** vCPUs for eventual reads that do not fit on the writer. */
  readonly readerVcpus: number;
  /** vCPUs of each instance, so that a few readers suffice. */
  readonly instanceVcpus: number;
  readonly memoryGiB: number;
  readonly storedGiB: number;
  /** IOPS that the writes ask of RDS storage at the peak. */
  readonly iops: number;
}

/** What a workload asks for at its peak; what is unknown asks for nothing. */
export function needsOf(workload: Workload, isAurora: boolean): Needs {
  const transactions = Math.max(workload.writeTransactionsPerSecond.value, peakRowWrites(workload) / ROWS_PER_TRANSACTION);
  const strongReads = workload.strongRequestsPerSecond.value - workload.writeTransactionsPerSecond.value;
  const ownVcpus = transactions / (isAurora ? AURORA_TRANSACTIONS_PER_VCPU : RDS_TRANSACTIONS_PER_VCPU) + strongReads / READS_PER_VCPU;
  const eventualVcpus = (workload.readsPerSecond.value - strongReads) / READS_PER_VCPU;
  const offloaded = eventualVcpus > READ_VCPUS_ON_WRITER;
  const writerVcpus = ownVcpus + (offloaded ? 0 : eventualVcpus);
  const readerVcpus = offloaded ? eventualVcpus : 0;
  const storedGiB = workload.bytes.value * STORED_PER_DECLARED_BYTE / 2 ** 30;
  return {
    writerVcpus,
    readerVcpus,
    instanceVcpus: Math.max(writerVcpus, readerVcpus / READERS_BEFORE_LARGER_CLASS, leastVcpus(workload)),
    memoryGiB: memoryGiB(workload, storedGiB),
    storedGiB,
    iops: transactions / TRANSACTIONS_PER_IOPS,
  };
}

function leastVcpus(workload: Workload): number {
  return !isDevelopment(workload) && workload.requestsPerSecond.missing.length > 0 ? VCPUS_FOR_UNKNOWN_LOAD : 0;
}

function memoryGiB(workload: Workload, storedGiB: number): number {
  const estimated = Math.min(MAX_ESTIMATED_MEMORY_GIB, hotGiB(storedGiB));
  return isDevelopment(workload) ? estimated : Math.max(MIN_MEMORY_GIB, estimated);
}

/** The memory that keeps what is hot. */
export function hotGiB(storedGiB: number): number {
  return storedGiB * HOT_SHARE / CACHE_SHARE_OF_MEMORY;
}

/** The tier that is asked for; standard where none is declared. */
export function tierOf({ profile }: Workload): AvailabilityTier {
  return profile.availability?.tier ?? AvailabilityTier.STANDARD;
}

function isDevelopment(workload: Workload): boolean {
  return tierOf(workload) === AvailabilityTier.DEVELOPMENT;
}

/** Requests per second on average, as far as they are known. */
export function averageRate({ load, profile }: Workload): number {
  return load.reduce((sum, access) => sum + (billedRate(access, profile.traffic) ?? 0), 0);
}

/** The share of its peak that the load averages, by requests; 1 where nothing is declared. */
export function averageShare(workload: Workload): number {
  const peak = workload.load.reduce((sum, access) => sum + (access.peakPerSecond ?? 0), 0);
  return peak === 0 ? 1 : averageRate(workload) / peak;
}
