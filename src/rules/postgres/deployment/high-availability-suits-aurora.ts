import { AURORA_FAILOVER_SECONDS, downtimeBound, downtimeInWords, MULTI_AZ_INSTANCE_FAILOVER_SECONDS } from '../../availability';
import { PAGES } from '../../pages';
import { favors, Rule } from '../../rule';

export const rule: Rule = {
  id: 'postgres/deployment/high-availability-suits-aurora',
  question: 'postgres/deployment',
  title: 'Aurora with a reader is back in less than a minute',
  sources: [
    { ref: 'O6', claim: 'Aurora or RDS is a choice of its own within Postgres' },
    { ref: PAGES.auroraHighAvailability, claim: 'with a reader, failover typically takes less than 60 seconds, often less than 30' },
  ],
  judge: ({ workload }) => {
    const bound = downtimeBound(workload);
    const suits = bound !== undefined && bound >= AURORA_FAILOVER_SECONDS && bound < MULTI_AZ_INSTANCE_FAILOVER_SECONDS;
    return !suits ? [] : [favors(
      'aurora-provisioned',
      () => `${downtimeInWords(workload)}; an Aurora reader takes over on the same volume in less than ${AURORA_FAILOVER_SECONDS} s, often less than 30, `
        + 'and no acknowledged write is lost with a zone',
    )];
  },
};
