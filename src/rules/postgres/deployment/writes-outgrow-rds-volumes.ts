import { needsOf, TRANSACTIONS_PER_IOPS } from '../../../designs/postgres/needs';
import { GP3_MAX_IOPS } from '../../../designs/postgres/rds-storage';
import { peakRowWrites } from '../../../designs/postgres/row-writes';
import { count } from '../../../profile/format';
import { PAGES } from '../../pages';
import { favors, Rule } from '../../rule';

export const rule: Rule = {
  id: 'postgres/deployment/writes-outgrow-rds-volumes',
  question: 'postgres/deployment',
  title: 'Aurora takes writes that outgrow a gp3 volume',
  sources: [
    { ref: PAGES.managedBenchmark, claim: 'with data beyond memory RDS on gp3 committed about 0.3 transactions per IOPS; Aurora has no volume of its own to saturate' },
    { ref: PAGES.rdsStorage, claim: 'gp3 has 64,000 IOPS at most' },
    { ref: 'T5', claim: 'write throughput of Postgres grows with the machine' },
  ],
  judge: ({ workload }) => {
    const { iops } = needsOf(workload, false);
    return iops <= GP3_MAX_IOPS ? [] : [favors(
      'aurora-provisioned',
      () => `${count(workload.writeTransactionsPerSecond.value)} write transactions/s (${count(peakRowWrites(workload))} rows/s) ask for ${count(iops)} IOPS `
        + `at ${TRANSACTIONS_PER_IOPS} transactions each, half of what was measured; gp3 ends at ${count(GP3_MAX_IOPS)}`,
    )];
  },
};
