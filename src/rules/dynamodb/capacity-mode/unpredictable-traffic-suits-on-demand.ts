import { Traffic } from '../../../profile/access-pattern-profile';
import { PAGES } from '../../pages';
import { favors, Rule } from '../../rule';

export const rule: Rule = {
  id: 'dynamodb/capacity-mode/unpredictable-traffic-suits-on-demand',
  question: 'dynamodb/capacity-mode',
  title: 'On-demand follows traffic that nobody can foresee',
  sources: [
    { ref: 'D5', claim: 'on-demand capacity is for unpredictable traffic' },
    { ref: 'D5b', claim: 'it scales to zero and bursts without provisioning' },
    { ref: PAGES.dynamoDbOnDemand, claim: 'requests are paid for one by one, and twice the previous peak is served at once' },
  ],
  judge: ({ workload }) => workload.profile.traffic !== Traffic.UNPREDICTABLE ? [] : [favors(
    'on-demand', 'traffic is unpredictable: it costs nothing while nobody calls, and takes bursts without a plan, up to twice the previous peak at once',
  )],
};
