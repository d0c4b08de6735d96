import { Engine } from '../../profile/engine';
import { count, quantity } from '../../profile/format';
import { carriedByPostgres } from '../existing-table';
import { PAGES } from '../pages';
import { excludes, Rule } from '../rule';
import { demandInWords, signals } from '../scale';

export const rule: Rule = {
  id: 'engine/refused-by-scale',
  question: 'engine',
  title: 'No single Postgres primary carries this load',
  sources: [
    { ref: 'T5', claim: 'Postgres writes scale up with one primary, DynamoDB writes scale out' },
    { ref: PAGES.oneServerBenchmark, claim: '86,000 writes/s into a realistic table on 96 vCPUs, bound by the flush of the write-ahead log' },
    { ref: PAGES.auroraStorage, claim: 'an Aurora volume ends at 256 TiB' },
  ],
  scales: true,
  judge: (evidence) => signals(carriedByPostgres(evidence), evidence.thresholds)
    .filter(({ demand, refused }) => refused !== undefined && demand.value >= refused)
    .map((signal) => excludes(
      Engine.POSTGRES,
      () => `${demandInWords(signal)}, and one primary is refused from ${quantity(signal.refused!, signal.unit)}`,
      `shard over ${count(Math.max(2, Math.ceil(signal.demand.value / (signal.refused! / 2))))} or more primaries (or Aurora Limitless) behind an interface of your own, `
        + `or lower ${signal.name} below the threshold`,
    )),
};
