import { Topology } from '../../../profile/access-pattern-profile';
import { PAGES } from '../../pages';
import { excludes, Rule } from '../../rule';

export const rule: Rule = {
  id: 'postgres/deployment/aurora-global-is-for-several-regions',
  question: 'postgres/deployment',
  title: 'A global database in one Region is paid for in vain',
  sources: [{ ref: PAGES.auroraGlobalDatabase, claim: 'a global database is a primary Region and its secondary Regions' }],
  judge: ({ workload }) => (workload.profile.regions?.topology ?? Topology.SINGLE) !== Topology.SINGLE ? [] : [excludes(
    'aurora-global',
    'in Postgres the data lives in one Region',
    'declare the other Regions (regions.topology: active-passive)',
  )],
};
