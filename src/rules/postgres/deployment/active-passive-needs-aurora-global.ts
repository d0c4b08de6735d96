import { Topology } from '../../../profile/access-pattern-profile';
import { PAGES } from '../../pages';
import { regionCount } from '../../region-sets';
import { favors, Rule } from '../../rule';

export const rule: Rule = {
  id: 'postgres/deployment/active-passive-needs-aurora-global',
  question: 'postgres/deployment',
  title: 'Aurora Global Database takes Postgres to a second Region',
  sources: [
    { ref: 'T10', claim: 'Aurora Global Database is how Postgres spans Regions' },
    { ref: PAGES.auroraGlobalDatabase, claim: 'one writing Region and up to ten reading ones, usually less than a second behind' },
  ],
  judge: ({ workload }) => {
    const { regions } = workload.profile;
    if (regions?.topology !== Topology.ACTIVE_PASSIVE) return [];
    const count = regionCount(regions);
    return [favors('aurora-global', () => `the data is written in one Region and must be readable and ready in ${count === undefined ? 'others' : `${count - 1} more`} (active-passive)`)];
  },
};
