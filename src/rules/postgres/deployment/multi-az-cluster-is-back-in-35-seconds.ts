import {
  AURORA_FAILOVER_SECONDS, downtimeBound, downtimeInWords, MULTI_AZ_CLUSTER_FAILOVER_SECONDS,
} from '../../availability';
import { PAGES } from '../../pages';
import { cautions, favors, Rule } from '../../rule';

export const rule: Rule = {
  id: 'postgres/deployment/multi-az-cluster-is-back-in-35-seconds',
  question: 'postgres/deployment',
  title: 'An RDS Multi-AZ cluster fails over fastest',
  sources: [
    { ref: PAGES.rdsMultiAzCluster, claim: 'failover of a Multi-AZ DB cluster typically takes less than 35 seconds' },
    { ref: PAGES.auroraHighAvailability, claim: 'failover of Aurora typically takes less than 60 seconds' },
  ],
  judge: ({ workload }) => {
    const bound = downtimeBound(workload);
    if (bound === undefined || bound >= AURORA_FAILOVER_SECONDS) return [];
    const why = `${downtimeInWords(workload)}; two readable standbys take over in typically less than ${MULTI_AZ_CLUSTER_FAILOVER_SECONDS} s, Aurora in less than ${AURORA_FAILOVER_SECONDS}`;
    return [bound >= MULTI_AZ_CLUSTER_FAILOVER_SECONDS
      ? favors('rds-multi-az-cluster', why)
      : favors('rds-multi-az-cluster', () => `${why}: nothing here promises the bound, and this comes nearest`, 'let clients retry for a minute'),
    cautions('aurora-provisioned', () => `${downtimeInWords(workload)}, and a failover of Aurora may take up to ${AURORA_FAILOVER_SECONDS}`)];
  },
};
