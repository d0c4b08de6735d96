import { count } from '../../profile/format';
import { Workload } from '../../profile/workload';
import { AURORA_TRANSACTIONS_PER_VCPU, Needs, RDS_TRANSACTIONS_PER_VCPU, READS_PER_VCPU } from './needs';

/** What the workload asks for and how that is reckoned; clauses. */
export function needsInWords(workload: Workload, needs: Needs, isAurora: boolean): string[] {
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
  return `${count(workload.writeTransactionsPerSecond.value)} write transactions/s (${count(workload.rowWritesPerSecond.value)} rows/s) at the peak `
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
