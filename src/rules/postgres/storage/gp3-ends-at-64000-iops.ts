import { needsOf } from '../../../designs/postgres/needs';
import { GP3_MAX_IOPS } from '../../../designs/postgres/rds-storage';
import { count } from '../../../profile/format';
import { PAGES } from '../../pages';
import { favors, Rule } from '../../rule';

export const rule: Rule = {
  id: 'postgres/storage/gp3-ends-at-64000-iops',
  question: 'postgres/storage',
  title: 'A gp3 volume of RDS ends at 64,000 IOPS',
  sources: [{ ref: PAGES.rdsStorage, claim: 'gp3 can be provisioned up to 64,000 IOPS, io2 up to 256,000' }],
  judge: ({ workload, settled }) => {
    const { iops } = needsOf(workload, false);
    return !settled['postgres/deployment'].startsWith('rds') || iops <= GP3_MAX_IOPS ? [] : [favors(
      'io2', () => `${count(workload.writeTransactionsPerSecond.value)} write transactions/s ask for ${count(iops)} IOPS`,
    )];
  },
};
