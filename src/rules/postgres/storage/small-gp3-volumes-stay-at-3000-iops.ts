import { needsOf } from '../../../designs/postgres/needs';
import { GP3_SMALL_IOPS, GP3_STRIPED_GIB, rdsStorage } from '../../../designs/postgres/rds-storage';
import { count } from '../../../profile/format';
import { PAGES } from '../../pages';
import { cautions, Rule } from '../../rule';

export const rule: Rule = {
  id: 'postgres/storage/small-gp3-volumes-stay-at-3000-iops',
  question: 'postgres/storage',
  title: 'A gp3 volume below 400 GiB stays at 3,000 IOPS',
  sources: [{ ref: PAGES.rdsStorage, claim: 'below 400 GiB gp3 has 3,000 IOPS and 125 MiB/s, which cannot be raised; from 400 GiB it has 12,000 and 500 MiB/s' }],
  judge: ({ workload, settled }) => {
    const needs = needsOf(workload, false);
    if (!settled['postgres/deployment'].startsWith('rds') || needs.iops <= GP3_SMALL_IOPS) return [];
    if (rdsStorage({ ...needs, iops: 0 }, 'gp3').storageGiB >= GP3_STRIPED_GIB) return [];
    return [cautions(
      'gp3',
      () => `the writes ask for ${count(needs.iops)} IOPS, and the ${count(needs.storedGiB)} GiB stored would fit a volume that has ${count(GP3_SMALL_IOPS)}; `
        + `${GP3_STRIPED_GIB} GiB are allocated for the sake of IOPS`,
    )];
  },
};
