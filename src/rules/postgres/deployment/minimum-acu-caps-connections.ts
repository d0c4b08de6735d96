import { maxConnectionsOfAcu } from '../../../designs/postgres/max-connections';
import { Traffic } from '../../../profile/access-pattern-profile';
import { count } from '../../../profile/format';
import { PAGES } from '../../pages';
import { cautions, Rule } from '../../rule';
import { serverlessOf } from '../../serverless';

export const rule: Rule = {
  id: 'postgres/deployment/minimum-acu-caps-connections',
  question: 'postgres/deployment',
  title: 'A minimum of half an ACU caps connections at 2,000',
  sources: [{ ref: PAGES.auroraServerless, claim: 'max_connections follows the maximum capacity, and is 2,000 at most with a minimum of 0 or 0.5 ACU' }],
  judge: ({ workload }) => {
    if (workload.profile.traffic !== Traffic.UNPREDICTABLE) return [];
    const { minAcu, maxAcu, maxConnections } = serverlessOf(workload);
    const uncapped = maxConnectionsOfAcu(1, maxAcu);
    return uncapped <= maxConnections ? [] : [cautions(
      'aurora-serverless-v2',
      () => `${maxAcu} ACU at most would allow ${count(uncapped)} connections, and a minimum of ${minAcu} ACU leaves ${count(maxConnections)}`,
      'raise the minimum to 1 ACU; the new value holds after a reboot',
    )];
  },
};
