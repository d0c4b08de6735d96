import { count, percent } from '../../profile/format';
import { billedRate } from '../average-rate';
import { memoryGiBOf } from '../postgres/instance-classes';
import { CACHE_SHARE_OF_MEMORY, needsOf } from '../postgres/needs';
import { averageAcu, GIB_PER_ACU } from '../postgres/serverless-sizing';
import { DatabaseBasis, rowBytes, rowsWritten } from './postgres-basis';

/** The measured 3.3 I/Os per TPC-B transaction of four row writes, rounded up (PostgresBench, March 2026, data beyond memory). */
const IOS_PER_ROW_WRITTEN = 1;
/** A log record is written in units of 4 KB (https://aws.amazon.com/blogs/database/planning-i-o-in-amazon-aurora/). */
const LOG_UNIT_BYTES = 4_096;
/**
 * A page read costs one I/O where it is not in the buffer cache, and nothing where it is (same page). House estimate: nine reads in ten go to the
 * hot data, which memory holds; the tenth goes anywhere, so that it misses by the share of the data that the buffers do not hold.
 */
const READS_OF_COLD_DATA = 0.1;

/** I/O requests per second on average that Aurora Standard bills. */
export function billedIos(basis: DatabaseBasis): number {
  const { workload } = basis;
  let written = rowsWritten(workload);
  let read = 0;
  for (const access of workload.load) {
    const items = (billedRate(access, workload.profile.traffic) ?? 0) * access.itemsPerRequest;
    if (!access.writes) read += items;
    else written += items * Math.max(0, rowBytes(workload, access.entity) / LOG_UNIT_BYTES - 1);
  }
  return written * IOS_PER_ROW_WRITTEN + read * READS_OF_COLD_DATA * shareOutsideMemory(basis);
}

/** How those come about; a clause. */
export function billedIosInWords(basis: DatabaseBasis): string {
  const reads = basis.workload.load.some((access) => !access.writes);
  return `${count(rowsWritten(basis.workload))} rows written/s on average at ${IOS_PER_ROW_WRITTEN} I/O, or one for each 4 KB${reads ? `; ${readsInWords(basis)}` : ''}`;
}

function readsInWords(basis: DatabaseBasis): string {
  const share = shareOutsideMemory(basis);
  const buffers = `${count(bufferGiB(basis))} GiB of buffers`;
  if (share === 0) return `items read cost none, as the ${buffers} hold all of the data`;
  return `items read at ${count(READS_OF_COLD_DATA * share)}: one in ten is taken to be cold, and ` + (basis.workload.bytes.missing.length > 0
    ? 'the size of the data is not declared'
    : `the ${buffers} leave out ${percent(share)} of the data`);
}

/** The share of the data that the buffers of an instance do not hold; all of it where its size is unknown. */
function shareOutsideMemory(basis: DatabaseBasis): number {
  const { workload } = basis;
  return workload.bytes.missing.length > 0 ? 1 : Math.max(0, 1 - bufferGiB(basis) / needsOf(workload, true).storedGiB);
}

function bufferGiB({ workload, sizing: { instanceClass, minAcu = 0, maxAcu = 0 } }: DatabaseBasis): number {
  const memoryGiB = instanceClass === undefined
    ? averageAcu(workload, needsOf(workload, true), minAcu, maxAcu) * GIB_PER_ACU
    : memoryGiBOf(instanceClass);
  return memoryGiB * CACHE_SHARE_OF_MEMORY;
}
