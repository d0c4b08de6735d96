import { LARGEST_VCPUS } from '../../designs/postgres/instance-classes';
import { needsOf } from '../../designs/postgres/needs';
import { Engine } from '../../profile/engine';
import { bytes, count, factor, quantity } from '../../profile/format';
import { loadOfPostgres } from '../existing-table';
import { PAGES } from '../pages';
import { cautions, Evidence, Rule } from '../rule';
import { demandInWords, signals } from '../scale';
import { AURORA_VOLUME_GIB, GIB } from '../volumes';

export const rule: Rule = {
  id: 'engine/beyond-one-primary',
  question: 'engine',
  title: 'One Postgres primary will not carry this load for long',
  sources: [
    { ref: 'T5', claim: 'Postgres writes scale up with one primary, DynamoDB writes scale out' },
    { ref: 'D2b', claim: 'DynamoDB reaches internet scale without sharding concerns' },
    { ref: PAGES.databaseDecisionGuide, claim: 'Aurora Limitless shards Postgres for writes beyond one instance' },
  ],
  judge: (evidence) => signals(loadOfPostgres(evidence), evidence.thresholds)
    .filter(({ demand, beyond, refused }) => demand.value >= beyond && refused !== undefined && demand.value < refused)
    .map((signal) => cautions(
      Engine.POSTGRES,
      () => `${demandInWords(signal)}, ${factor(signal.demand.value / signal.beyond)} what one primary should carry `
        + `(${quantity(signal.beyond, signal.unit)}) and below what it is refused at (${quantity(signal.refused!, signal.unit)})${pastTheLargest(evidence)}`,
      'shard by the busiest key (application shards or Aurora Limitless), partition the tables, and keep what can lag off the primary',
    )),
};

/** What is stored is more than what is declared: headers, indexes and dead rows come on top. */
function pastTheLargest(evidence: Evidence): string {
  const { writerVcpus, storedGiB } = needsOf(loadOfPostgres(evidence), true);
  const vcpus = Math.ceil(writerVcpus);
  return (vcpus <= LARGEST_VCPUS ? '' : `; planned at half of saturation the writer wants ${count(vcpus)} vCPUs, and the largest class has ${count(LARGEST_VCPUS)}`)
    + (storedGiB <= AURORA_VOLUME_GIB ? '' : `; with row headers, indexes and dead rows the data take ${bytes(storedGiB * GIB)}, and an Aurora volume ends at `
      + bytes(AURORA_VOLUME_GIB * GIB));
}
