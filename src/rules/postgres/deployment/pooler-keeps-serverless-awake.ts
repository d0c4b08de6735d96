import { Traffic } from '../../../profile/access-pattern-profile';
import { counted, usd } from '../../../profile/format';
import { comesByDataApi } from '../../clients';
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
    if (workload.profile.traffic !== Traffic.UNPREDICTABLE || comesByDataApi(workload)) return [];
    const { minAcu, readers, idleMonthlyUsd } = serverlessOf(workload);
    return [cautions(
      'aurora-serverless-v2',
      () => `a pooler holds connections open, so behind one the cluster never pauses: ${minAcu} ACU on ${counted(1 + readers, 'instance')} cost ${usd(idleMonthlyUsd)} a month while idle (us-east-1)`,
      'in development, without pooler (`PostgresPooler.none(reason)`), expiry job and change feed, the minimum is 0: it pauses, and wakes in about 15 s',
    )];
  },
};
