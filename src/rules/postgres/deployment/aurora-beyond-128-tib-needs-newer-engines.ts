import { needsOf } from '../../../designs/postgres/needs';
import { bytes } from '../../../profile/format';
import { PAGES } from '../../pages';
import { cautions, Rule } from '../../rule';
import { GIB, OLDER_AURORA_VOLUME_GIB } from '../../volumes';

export const rule: Rule = {
  id: 'postgres/deployment/aurora-beyond-128-tib-needs-newer-engines',
  question: 'postgres/deployment',
  title: 'An Aurora volume beyond 128 TiB needs a newer engine version',
  sources: [{ ref: PAGES.auroraStorage, claim: '256 TiB with 15.13, 16.9, 17.5 or 18 and later, 128 TiB before' }],
  judge: ({ workload }) => {
    const stored = needsOf(workload, true).storedGiB;
    return stored < 0.75 * OLDER_AURORA_VOLUME_GIB ? [] : [cautions(
      'aurora-provisioned',
      () => `${bytes(stored * GIB)} with indexes and dead rows are near or past ${bytes(OLDER_AURORA_VOLUME_GIB * GIB)}, where versions before 15.13, 16.9 and 17.5 end`,
      'stay on 15.13, 16.9, 17.5, 18 or later, and partition: one table ends at 32 TiB',
    )];
  },
};
