import { Traffic } from '../../../profile/access-pattern-profile';
import { usd } from '../../../profile/format';
import { PAGES } from '../../pages';
import { cautions, Rule } from '../../rule';
import { serverlessOf } from '../../serverless';

export const rule: Rule = {
  id: 'postgres/deployment/pooler-keeps-serverless-awake',
  question: 'postgres/deployment',
  title: 'A pooler keeps Aurora Serverless v2 from pausing',
  sources: [
    { ref: PAGES.auroraAutoPause, claim: 'an open connection, logical replication or a global database keeps a cluster from pausing, and pg_cron runs no job in a paused one' },
    { ref: 'D5b', claim: 'DynamoDB on-demand scales to zero' },
  ],
  judge: ({ workload }) => {
    if (workload.profile.traffic !== Traffic.UNPREDICTABLE) return [];
    const { minAcu, readers, idleMonthlyUsd } = serverlessOf(workload);
    return [cautions(
      'aurora-serverless-v2',
      () => `PgBouncer holds connections open, so the cluster never pauses: ${minAcu} ACU on ${1 + readers} instance${readers === 0 ? '' : 's'} cost ${usd(idleMonthlyUsd)} a month while idle (us-east-1)`,
      'in development, without pooler (`PostgresPooler.none(reason)`), expiry job and change feed, the minimum is 0: it pauses, and wakes in about 15 s',
    )];
  },
};
