import { LARGEST_VCPUS } from '../../designs/postgres/instance-classes';
import { READS_PER_VCPU } from '../../designs/postgres/needs';
import { Engine } from '../../profile/engine';
import { count, counted } from '../../profile/format';
import { loadOfPostgres } from '../existing-table';
import { MAX_READERS, READER_REQUESTS_PER_SECOND } from '../limits';
import { rateOf } from '../loads';
import { PAGES } from '../pages';
import { cautions, Rule } from '../rule';

export const rule: Rule = {
  id: 'engine/read-replicas',
  question: 'engine',
  title: 'The reads want read replicas beside the primary',
  sources: [
    { ref: 'T5', claim: 'Postgres scales up and adds replicas' },
    { ref: PAGES.auroraReplication, claim: 'up to 15 readers, usually less than 100 ms behind the writer' },
  ],
  judge: (evidence) => {
    const workload = loadOfPostgres(evidence);
    const reads = rateOf(workload.load.filter((access) => !access.writes && !access.strong));
    if (reads <= READER_REQUESTS_PER_SECOND) return [];
    const readers = Math.ceil(reads / READER_REQUESTS_PER_SECOND);
    const largest = Math.ceil(reads / (LARGEST_VCPUS * READS_PER_VCPU));
    const enough = largest <= MAX_READERS ? `or ${count(largest)} of the largest class` : `and even of the largest class more than the ${count(MAX_READERS)} that one primary has`;
    return [cautions(
      Engine.POSTGRES,
      () => `${count(reads)} reads/s that may lag ask for about ${counted(readers, 'reader')} at ${count(READER_REQUESTS_PER_SECOND)} indexed reads/s each (house estimate), ${enough}`,
      largest <= MAX_READERS ? 'send eventual reads to the reader endpoint' : 'cache the hottest reads in ElastiCache for Valkey',
    )];
  },
};
