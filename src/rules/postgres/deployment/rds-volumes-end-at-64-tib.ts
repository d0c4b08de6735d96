import { needsOf } from '../../../designs/postgres/needs';
import { bytes } from '../../../profile/format';
import { PAGES } from '../../pages';
import { excludes, favors, Rule } from '../../rule';
import { GIB, RDS_VOLUME_GIB } from '../../volumes';

export const rule: Rule = {
  id: 'postgres/deployment/rds-volumes-end-at-64-tib',
  question: 'postgres/deployment',
  title: 'An RDS volume ends at 64 TiB, an Aurora volume at 256',
  sources: [
    { ref: PAGES.rdsStorage, claim: 'a volume of RDS for PostgreSQL has 64 TiB at most' },
    { ref: PAGES.auroraStorage, claim: 'a cluster volume has 256 TiB at most' },
  ],
  judge: ({ workload }) => {
    const { storedGiB } = needsOf(workload, false);
    if (storedGiB < 0.75 * RDS_VOLUME_GIB) return [];
    const stored = `${bytes(workload.bytes.value)} take ${bytes(storedGiB * GIB)} with indexes and dead rows`;
    const growing = favors('aurora-provisioned', () => `${stored}, three quarters or more of the ${bytes(RDS_VOLUME_GIB * GIB)} where RDS ends`);
    if (storedGiB < RDS_VOLUME_GIB) return [growing];
    return [growing, ...['rds-instance', 'rds-multi-az-instance', 'rds-multi-az-cluster'].map((option) =>
      excludes(option, () => `${stored}, and a volume of RDS holds ${bytes(RDS_VOLUME_GIB * GIB)}`, 'archive what is not queried'))];
  },
};
