import { count } from '../../profile/format';
import { Workload } from '../../profile/workload';
import { Options } from '../options';
import { classFor } from './instance-classes';
import { maxConnectionsOf } from './max-connections';
import { AURORA_TRANSACTIONS_PER_VCPU, Needs, needsOf, RDS_TRANSACTIONS_PER_VCPU, READS_PER_VCPU, tierOf } from './needs';
import { PostgresSizing } from './postgres-design';
import { rdsStorageInWords } from './rds-storage';
import { readersForReads, standbyReaders } from './readers';
import { peakRowWrites } from './row-writes';
import { serverlessInWords } from './serverless-sizing';

/** How each number of a size came about; clauses. */
export function sizingInWords(workload: Workload, options: Options, sizing: PostgresSizing): string[] {
  const deployment = options['postgres/deployment'];
  const tier = tierOf(workload);
  const needs = needsOf(workload, deployment.startsWith('aurora'));
  const standby = standbyReaders(deployment, tier);
  return [
    ...needsInWords(workload, needs, deployment.startsWith('aurora')),
    ...(deployment === 'aurora-serverless-v2'
      ? serverlessInWords(workload, sizing, readersInWords(standby, 0), options['postgres/pooler'])
      : instanceInWords(needs, deployment, standby, deployment.startsWith('rds') ? rdsStorageInWords(needs, options['postgres/storage'], deployment) : [])),
    `backups are kept for ${sizing.backupRetentionDays} days, the house number of the ${tier} tier`,
  ];
}

/** What the workload asks for and how that is reckoned. */
function needsInWords(workload: Workload, needs: Needs, isAurora: boolean): string[] {
  const missing = [...workload.requestsPerSecond.missing, ...workload.rowWritesPerSecond.missing];
  return [
    writesInWords(workload, isAurora),
    readsInWords(workload, needs),
    memoryInWords(workload, needs),
    ...(missing.length > 0 ? [`not reckoned, because not declared: ${[...new Set(missing)].join(', ')}`] : []),
  ];
}

function writesInWords(workload: Workload, isAurora: boolean): string {
  const rate = isAurora ? AURORA_TRANSACTIONS_PER_VCPU : RDS_TRANSACTIONS_PER_VCPU;
  return `${count(workload.writeTransactionsPerSecond.value)} write transactions/s (${count(peakRowWrites(workload))} rows/s) at the peak `
    + `are planned at ${rate} per vCPU, half of what was measured to saturate ${isAurora ? 'Aurora' : 'RDS'}, or at four rows for each`;
}

function readsInWords(workload: Workload, needs: Needs): string {
  const reads = `${count(workload.readsPerSecond.value)} reads/s at the peak are planned at ${count(READS_PER_VCPU)} per vCPU`;
  return needs.readerVcpus > 0
    ? `${reads}: the eventual ones take ${count(needs.readerVcpus)} vCPUs on readers, and ${count(needs.writerVcpus)} are left to the writer`
    : `${reads}: with the writes the writer needs ${count(needs.writerVcpus)} vCPUs`;
}

function memoryInWords(workload: Workload, needs: Needs): string {
  return workload.bytes.value === 0
    ? 'the size of the data is not declared, so memory follows the vCPUs'
    : `${count(needs.storedGiB)} GiB with indexes ask for ${count(needs.memoryGiB)} GiB of memory, if a tenth of the data is hot (house estimate)`;
}

function instanceInWords(needs: Needs, deployment: string, standby: number, disk: readonly string[]): string[] {
  const { name, vcpus, sustainedVcpus, memoryGiB } = classFor(deployment, needs.instanceVcpus, needs.memoryGiB);
  return [
    sustainedVcpus < needs.instanceVcpus
      ? `db.${name} is the largest class, and ${count(needs.instanceVcpus)} vCPUs are asked for: one primary will not hold this load`
      : `db.${name} (${vcpus} vCPUs, ${memoryGiB} GiB) is the smallest class that holds it`,
    ...readersInWords(standby, readersForReads(needs, vcpus)),
    ...disk,
    `max_connections is ${count(maxConnectionsOf(memoryGiB))}: at most nine tenths of ${memoryGiB} GiB at 9,531,392 bytes each, and 5,000`,
  ];
}

function readersInWords(standby: number, forReads: number): string[] {
  if (forReads > standby) return [`${forReads} readers carry the eventual reads that the writer does not`];
  if (standby === 2) return ['2 readable standbys take over within about 35 seconds'];
  return standby === 1 ? ['1 reader in another Availability Zone takes over in under a minute; without one it takes up to ten'] : [];
}
