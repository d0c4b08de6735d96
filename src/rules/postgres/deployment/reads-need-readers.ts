import { needsOf, READS_PER_VCPU } from '../../../designs/postgres/needs';
import { count } from '../../../profile/format';
import { PAGES } from '../../pages';
import { favors, Rule } from '../../rule';

export const rule: Rule = {
  id: 'postgres/deployment/reads-need-readers',
  question: 'postgres/deployment',
  title: 'Aurora adds readers without another copy of the data',
  sources: [
    { ref: 'T5', claim: 'Postgres scales reads by replicas' },
    { ref: PAGES.auroraReplication, claim: 'up to 15 readers share the volume of the writer, usually less than 100 ms behind it' },
  ],
  judge: ({ workload }) => {
    const { readerVcpus } = needsOf(workload, true);
    return readerVcpus === 0 ? [] : [favors(
      'aurora-provisioned',
      () => `${count(readerVcpus * READS_PER_VCPU)} eventual reads/s take ${count(readerVcpus)} vCPUs at ${count(READS_PER_VCPU)} each, more than the writer has to spare; `
        + 'readers of Aurora share its volume, those of RDS each pay for a copy',
    )];
  },
};
