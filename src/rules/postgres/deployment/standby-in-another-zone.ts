import { tierOf } from '../../../designs/postgres/needs';
import { AvailabilityTier } from '../../../profile/access-pattern-profile';
import { availabilityInWords, MULTI_AZ_INSTANCE_FAILOVER_SECONDS } from '../../availability';
import { PAGES } from '../../pages';
import { favors, Rule } from '../../rule';

export const rule: Rule = {
  id: 'postgres/deployment/standby-in-another-zone',
  question: 'postgres/deployment',
  title: 'A standby in another Availability Zone is the least that survives a zone',
  sources: [
    { ref: PAGES.rdsMultiAzInstance, claim: 'a Multi-AZ instance has a synchronous standby in another zone, which takes over in 60 to 120 seconds' },
    { ref: 'O6', claim: 'Aurora or RDS is a choice of its own within Postgres' },
  ],
  judge: ({ workload }) => tierOf(workload) === AvailabilityTier.DEVELOPMENT ? [] : [favors(
    'rds-multi-az-instance',
    () => `${availabilityInWords(workload)}: the standby takes over within ${MULTI_AZ_INSTANCE_FAILOVER_SECONDS} s and loses no committed write; it is taken where nothing asks for Aurora`,
  )],
};
