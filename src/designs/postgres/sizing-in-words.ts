import { count, counted, gibibytes } from '../../profile/format';
import { Workload } from '../../profile/workload';
import { Options } from '../options';
import { classInWords } from './class-in-words';
import { classFor } from './instance-classes';
import { maxConnectionsInWords } from './max-connections';
import {
  AURORA_TRANSACTIONS_PER_VCPU, hotGiB, Needs, needsOf, RDS_TRANSACTIONS_PER_VCPU, READS_PER_VCPU, ROWS_PER_TRANSACTION, tierOf,
} from './needs';
import { PostgresDesign, PostgresSizing } from './postgres-design';
import { rdsStorageInWords } from './rds-storage';
import { readersForReads, standbyReaders } from './readers';
import { peakRowWrites } from './row-writes';
import { serverlessInWords } from './serverless-sizing';

/** How each number came about of what is built: of the writer, its readers and their storage, and of the pooler where one stands before them. */
export function sizeInWords({ sizing, pool, options }: PostgresDesign): string[] {
  return [...sizing.because, ...((options['postgres/pooler'] ?? 'pgbouncer') === 'pgbouncer' ? pool.because : [])];
}

/** How each number of a size came about; clauses. */
export function sizingInWords(workload: Workload, options: Options, sizing: PostgresSizing): string[] {
  const deployment = options['postgres/deployment'];
  const tier = tierOf(workload);
  const needs = needsOf(workload, deployment.startsWith('aurora'));
  const standby = standbyReaders(deployment, tier);
  return [
    ...needsInWords(workload, needs, deployment.startsWith('aurora')),
    ...(deployment === 'aurora-serverless-v2'
      ? serverlessInWords(workload, needs, sizing, readersInWords(deployment, standby, 0), options['postgres/pooler'])
      : instanceInWords(needs, deployment, standby, deployment.startsWith('rds') ? rdsStorageInWords(needs, options['postgres/storage'], deployment) : [])),
    ...(deployment.startsWith('aurora') ? ['storage is not allocated: the volume of the cluster grows with the data'] : []),
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
  const [transactions, rows] = [workload.writeTransactionsPerSecond.value, peakRowWrites(workload)];
  const byRows = rows / ROWS_PER_TRANSACTION;
  return `${count(transactions)} write transactions/s (${count(rows)} rows/s) at the peak `
    + `are planned at ${rate} per vCPU, half of what was measured to saturate ${isAurora ? 'Aurora' : 'RDS'}`
    + (byRows > transactions ? `; they count as ${count(byRows)}, one for ${ROWS_PER_TRANSACTION} rows` : '');
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
    : `${gibibytes(needs.storedGiB)} with indexes ask for ${gibibytes(hotGiB(needs.storedGiB))} of memory: a tenth is hot, and three quarters of the memory hold it `
      + '(house estimates)';
}

function instanceInWords(needs: Needs, deployment: string, standby: number, disk: readonly string[]): string[] {
  const { name, vcpus, memoryGiB } = classFor(deployment, needs.instanceVcpus, needs.memoryGiB);
  return [
    `db.${name} (${vcpus} vCPUs, ${count(memoryGiB)} GiB): ${classInWords(deployment, needs)}`,
    readersInWords(deployment, standby, readersForReads(needs, vcpus)),
    ...disk,
    maxConnectionsInWords(memoryGiB),
  ];
}

function readersInWords(deployment: string, standby: number, forReads: number): string {
  if (forReads > standby) return `${counted(forReads, 'reader')} for the eventual reads that the writer does not carry`;
  if (standby === 2) return '2 readable standbys take over within about 35 seconds';
  if (standby === 1) return '1 reader in another Availability Zone takes over in under a minute; without one it takes up to ten';
  return deployment === 'rds-multi-az-instance'
    ? 'no reader: the writer carries every read, and the standby takes over in 60 to 120 seconds'
    : `no reader: the writer carries every read, and ${deployment.startsWith('aurora') ? 'another one takes up to ten minutes' : 'nothing takes over from it'}`;
}
