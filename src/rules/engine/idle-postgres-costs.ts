import { Traffic } from '../../profile/access-pattern-profile';
import { Engine } from '../../profile/engine';
import { loadOfPostgres } from '../existing-table';
import { PAGES } from '../pages';
import { cautions, Rule } from '../rule';
import { idleInWords } from '../serverless';

export const rule: Rule = {
  id: 'engine/idle-postgres-costs',
  question: 'engine',
  title: 'Idle Postgres costs money, or a cold start',
  sources: [
    { ref: 'D5b', claim: 'on-demand scales to zero and bursts without provisioning; it has the longer track record' },
    { ref: 'D5', claim: 'Aurora Serverless v2 is the Postgres alternative for unpredictable traffic' },
    { ref: PAGES.auroraAutoPause, claim: 'a paused cluster resumes in about 15 s; an open connection keeps it awake, and pg_cron does not run while it sleeps' },
  ],
  judge: (evidence) => {
    const workload = loadOfPostgres(evidence);
    if (workload.profile.traffic !== Traffic.UNPREDICTABLE) return [];
    return [cautions(
      Engine.POSTGRES,
      () => `traffic is unpredictable; Aurora Serverless v2 ${idleInWords(workload)}; DynamoDB on-demand idles at the price of storage`,
      'keep a small minimum, or accept the cold start',
    )];
  },
};
