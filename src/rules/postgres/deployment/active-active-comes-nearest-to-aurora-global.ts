import { Topology } from '../../../profile/access-pattern-profile';
import { favors, Rule } from '../../rule';

export const rule: Rule = {
  id: 'postgres/deployment/active-active-comes-nearest-to-aurora-global',
  question: 'postgres/deployment',
  title: 'Aurora Global Database is the nearest to writing in every Region',
  sources: [{ ref: 'R5', claim: 'Aurora Global Database is active-passive only; DynamoDB global tables are the simplest way to active-active' }],
  judge: ({ workload }) => workload.profile.regions?.topology !== Topology.ACTIVE_ACTIVE ? [] : [favors(
    'aurora-global',
    'every Region is to be written (active-active), which no deployment of Postgres does; this one is at least readable in all of them, and written in one',
    'name one Region that writes (topology: active-passive)',
  )],
};
