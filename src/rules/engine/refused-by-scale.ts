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
  judge: (evidence) => {
    const bounded = signals(carriedByPostgres(evidence), evidence.thresholds).filter(({ refused }) => refused !== undefined);
    // As many as leave each of them short of outgrowing one primary, by every measure.
    const primaries = Math.max(...bounded.map(({ demand, beyond }) => Math.floor(demand.value / beyond) + 1));
    return bounded.filter(({ demand, refused }) => demand.value >= refused!).map((signal) => excludes(
      Engine.POSTGRES,
      () => `${demandInWords(signal)}, and one primary is refused from ${quantity(signal.refused!, signal.unit)}`,
      `shard over ${count(primaries)} or more primaries (or Aurora Limitless) behind an interface of your own, `
        + `or lower ${signal.name} below the threshold`,
    ));
  },
};
