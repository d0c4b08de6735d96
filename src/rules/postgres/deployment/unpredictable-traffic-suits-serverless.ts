import { Traffic } from '../../../profile/access-pattern-profile';
import { PAGES } from '../../pages';
import { favors, Rule } from '../../rule';

export const rule: Rule = {
  id: 'postgres/deployment/unpredictable-traffic-suits-serverless',
  question: 'postgres/deployment',
  title: 'Aurora Serverless v2 follows traffic that nobody can foresee',
  sources: [
    { ref: 'D5', claim: 'for unpredictable traffic Aurora Serverless v2 is the Postgres alternative to DynamoDB on-demand' },
    { ref: PAGES.auroraServerless, claim: 'capacity follows the load in steps of half an ACU, up to 256' },
  ],
  judge: ({ workload }) => workload.profile.traffic !== Traffic.UNPREDICTABLE ? [] : [favors(
    'aurora-serverless-v2',
    'traffic is unpredictable: an instance sized for its bursts would idle between them, and one sized for its average would fail in them',
  )],
};
