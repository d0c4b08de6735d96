import { downtimeBound, downtimeInWords, MULTI_AZ_INSTANCE_FAILOVER_SECONDS } from '../../availability';
import { PAGES } from '../../pages';
import { excludes, Rule } from '../../rule';

export const rule: Rule = {
  id: 'postgres/deployment/multi-az-instance-fails-over-too-slowly',
  question: 'postgres/deployment',
  title: 'A Multi-AZ instance may take two minutes to fail over',
  sources: [
    { ref: PAGES.rdsMultiAzInstance, claim: 'failover of a Multi-AZ instance typically takes 60 to 120 seconds' },
    { ref: 'O6', claim: 'Aurora or RDS is a choice of its own within Postgres' },
  ],
  judge: ({ workload }) => {
    const bound = downtimeBound(workload);
    if (bound === undefined || bound >= MULTI_AZ_INSTANCE_FAILOVER_SECONDS) return [];
    const allowed = downtimeInWords(workload);
    const remedy = `allow ${MULTI_AZ_INSTANCE_FAILOVER_SECONDS} s of downtime (availability.maxDowntimeSeconds)`;
    return [
      excludes('rds-multi-az-instance', () => `${allowed}, and its standby takes over in 60 to 120 s`, remedy),
      excludes('rds-instance', () => `${allowed}, and a single instance is restored from a backup`, remedy),
    ];
  },
};
