import { AURORA_TRANSACTIONS_PER_VCPU } from '../../designs/postgres/needs';
import { Engine } from '../../profile/engine';
import { count } from '../../profile/format';
import { PAGES } from '../pages';
import { cautions, Rule } from '../rule';

export const rule: Rule = {
  id: 'engine/close-to-one-primary',
  question: 'engine',
  title: 'The write rate is close to what one Postgres primary carries',
  sources: [
    { ref: 'T5', claim: 'Postgres writes scale up with the primary, and reads with its replicas' },
    { ref: PAGES.managedBenchmark, claim: 'an untuned Aurora primary of 16 vCPUs saturates at about 10,000 TPC-B transactions/s' },
    { ref: PAGES.oneServerBenchmark, claim: '86,000 writes/s into a realistic table on 96 vCPUs' },
  ],
  judge: ({ workload, thresholds }) => {
    const { value, missing } = workload.writeTransactionsPerSecond;
    const { closeWriteTransactionsPerSecond: close, beyondWriteTransactionsPerSecond: beyond } = thresholds;
    return value < close || value >= beyond ? [] : [cautions(
      Engine.POSTGRES,
      `${missing.length > 0 ? 'at least ' : ''}${count(value)} write transactions/s; the ceiling assumed for one primary is ${count(beyond)}/s, `
        + `and at half of saturation (about ${count(AURORA_TRANSACTIONS_PER_VCPU)}/s per vCPU) this load asks for ${count(Math.ceil(value / AURORA_TRANSACTIONS_PER_VCPU))} vCPUs`,
      'measure the real commit rate, batch writes into fewer transactions, and plan what is sharded first',
    )];
  },
};
