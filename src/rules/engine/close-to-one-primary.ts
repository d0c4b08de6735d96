import { AURORA_TRANSACTIONS_PER_VCPU, needsOf, READS_PER_VCPU } from '../../designs/postgres/needs';
import { Engine } from '../../profile/engine';
import { count, quantity } from '../../profile/format';
import { loadOfPostgres } from '../existing-table';
import { PAGES } from '../pages';
import { cautions, Rule } from '../rule';
import { demandInWords, signals } from '../scale';

export const rule: Rule = {
  id: 'engine/close-to-one-primary',
  question: 'engine',
  title: 'The load is close to what one Postgres primary carries',
  sources: [
    { ref: 'T5', claim: 'Postgres writes scale up with the primary, and reads with its replicas' },
    { ref: PAGES.managedBenchmark, claim: 'an untuned Aurora primary of 16 vCPUs saturates at about 10,000 TPC-B transactions/s of four row writes each' },
    { ref: PAGES.oneServerBenchmark, claim: '86,000 writes/s into a realistic table on 96 vCPUs' },
  ],
  judge: (evidence) => {
    const workload = loadOfPostgres(evidence);
    return signals(workload, evidence.thresholds)
      .filter(({ demand, close, beyond }) => close !== undefined && demand.value >= close && demand.value < beyond)
      .map((signal) => cautions(
        Engine.POSTGRES,
        () => `${demandInWords(signal)}; the ceiling assumed for one primary is ${quantity(signal.beyond, signal.unit)}, and at half of saturation `
          + `(per vCPU ${AURORA_TRANSACTIONS_PER_VCPU} write transactions/s or ${count(READS_PER_VCPU)} reads/s) the writer wants ${count(Math.ceil(needsOf(workload, true).writerVcpus))} vCPUs`,
        'measure the real commit rate, batch writes into fewer transactions, and plan what is sharded first',
      ));
  },
};
