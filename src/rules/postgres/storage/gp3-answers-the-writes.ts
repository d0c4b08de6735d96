import { needsOf } from '../../../designs/postgres/needs';
import { GP3_MAX_IOPS, rdsStorageInWords } from '../../../designs/postgres/rds-storage';
import { PAGES } from '../../pages';
import { favors, Rule } from '../../rule';

export const rule: Rule = {
  id: 'postgres/storage/gp3-answers-the-writes',
  question: 'postgres/storage',
  title: 'A gp3 volume answers the writes at no charge for included IOPS',
  sources: [{ ref: PAGES.rdsStorage, claim: 'gp3 includes 3,000 IOPS, and 12,000 from 400 GiB; more can be provisioned, up to 64,000' }],
  judge: ({ workload, settled }) => {
    const needs = needsOf(workload, false);
    return !settled['postgres/deployment'].startsWith('rds') || needs.iops > GP3_MAX_IOPS ? []
      : [favors('gp3', () => rdsStorageInWords(needs, 'gp3').join('; '))];
  },
};
