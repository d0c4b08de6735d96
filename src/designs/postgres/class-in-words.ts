import { count, gibibytes } from '../../profile/format';
import { classFor, smallestClass } from './instance-classes';
import { hotGiB, Needs, READERS_BEFORE_LARGER_CLASS } from './needs';

/** What the class of an instance was taken for: the more of vCPUs and memory decides; a clause. */
export function classInWords(deployment: string, needs: Needs): string {
  const { instanceVcpus, memoryGiB } = needs;
  const taken = classFor(deployment, instanceVcpus, memoryGiB);
  if (taken.sustainedVcpus < instanceVcpus) {
    return `the largest class, and ${count(instanceVcpus)} vCPUs are asked for: one primary will not hold this load`;
  }
  if (taken === smallestClass(deployment)) return `the smallest class that ${deployment} has holds the declared load`;
  const forVcpus = classFor(deployment, instanceVcpus, 0);
  return forVcpus === taken ? vcpusDecide(needs) : `${memoryDecides(needs)}; for the vCPUs alone db.${forVcpus.name} would do`;
}

function vcpusDecide({ instanceVcpus, writerVcpus, readerVcpus }: Needs): string {
  if (instanceVcpus === writerVcpus) return `${count(writerVcpus)} vCPUs for the declared peak decide the class`;
  return readerVcpus > 0 && instanceVcpus === readerVcpus / READERS_BEFORE_LARGER_CLASS
    ? `${count(instanceVcpus)} vCPUs decide the class, so that at most ${READERS_BEFORE_LARGER_CLASS} readers carry ${count(readerVcpus)} (house number)`
    : `${count(instanceVcpus)} vCPU decides the class, kept for load that is not declared (house number)`;
}

function memoryDecides({ memoryGiB, storedGiB }: Needs): string {
  const hot = hotGiB(storedGiB);
  if (memoryGiB > hot) return `${gibibytes(memoryGiB)} of memory decide the class, the least that is taken (house number)`;
  return memoryGiB < hot
    ? `${gibibytes(memoryGiB)} of memory decide the class, the most that is taken before the hot data is measured (house number)`
    : `${gibibytes(memoryGiB)} of memory for the hot data decide the class (house estimate: a tenth of all is hot)`;
}
