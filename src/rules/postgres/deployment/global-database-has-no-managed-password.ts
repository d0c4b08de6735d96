import { Topology } from '../../../profile/access-pattern-profile';
import { PAGES } from '../../pages';
import { cautions, Rule } from '../../rule';

export const rule: Rule = {
  id: 'postgres/deployment/global-database-has-no-managed-password',
  question: 'postgres/deployment',
  title: 'A password managed by RDS bars Global Database and Blue/Green',
  sources: [
    { ref: PAGES.rdsManagedPasswords, claim: 'RDS does not manage the master password in Secrets Manager for a global database, nor for a Blue/Green deployment' },
    { ref: PAGES.auroraGlobalDatabase, claim: 'a global database takes memory-optimized classes, and no t class' },
  ],
  judge: ({ workload }) => (workload.profile.regions?.topology ?? Topology.SINGLE) === Topology.SINGLE ? [] : [cautions(
    'aurora-global',
    'its 2 or more clusters share one master user, so the store keeps a secret of its own and rotates it, where RDS could manage 1 cluster alone; t classes are out as well',
    'replicate the secret to the other Regions before they are to take over',
  )],
};
