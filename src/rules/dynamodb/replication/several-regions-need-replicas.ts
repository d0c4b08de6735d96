import { Consistency, Topology } from '../../../profile/access-pattern-profile';
import { PAGES } from '../../pages';
import { excludes, favors, Rule } from '../../rule';

export const rule: Rule = {
  id: 'dynamodb/replication/several-regions-need-replicas',
  question: 'dynamodb/replication',
  title: 'A global table keeps the data in several Regions',
  sources: [
    { ref: 'T10', claim: 'global tables are how DynamoDB spans Regions' },
    { ref: 'R5', claim: 'for writes in every Region global tables are the simplest path' },
    { ref: PAGES.dynamoDbGlobalTables, claim: 'every replica takes reads and writes, usually about a second behind the others' },
  ],
  judge: ({ workload }) => {
    const { topology = Topology.SINGLE, consistency } = workload.profile.regions ?? {};
    if (topology === Topology.SINGLE) return [];
    const without = excludes('none', () => `the data is wanted in several Regions (${topology})`);
    return consistency === Consistency.STRONG ? [without] : [without, favors(
      'mrec', () => `the data is wanted in several Regions (${topology}), and a read may lag behind a write in another one (consistency: eventual)`,
    )];
  },
};
