import { tierOf } from '../../../designs/postgres/needs';
import { AvailabilityTier } from '../../../profile/access-pattern-profile';
import { PAGES } from '../../pages';
import { excludes, favors, Rule } from '../../rule';

export const rule: Rule = {
  id: 'postgres/deployment/single-instance-is-for-development',
  question: 'postgres/deployment',
  title: 'One instance in one Availability Zone is for development',
  sources: [
    { ref: 'P6', claim: 'managed Postgres is simple at small and medium scale' },
    { ref: PAGES.rdsMultiAzInstance, claim: 'only a standby in another Availability Zone takes over when one is lost' },
  ],
  judge: ({ workload }) => {
    const tier = tierOf(workload);
    return [tier === AvailabilityTier.DEVELOPMENT
      ? favors('rds-instance', 'the development tier may be down while a backup is restored, and a standby would double the bill')
      : excludes('rds-instance', () => `the ${tier} tier survives the loss of an Availability Zone, which one instance does not`, 'declare the development tier')];
  },
};
