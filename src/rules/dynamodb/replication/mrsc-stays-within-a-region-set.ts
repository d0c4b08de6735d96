import { list } from '../../loads';
import { PAGES } from '../../pages';
import { spansOneRegionSet } from '../../region-sets';
import { asksForStrongRegions } from '../../regions';
import { excludes, Rule } from '../../rule';

export const rule: Rule = {
  id: 'dynamodb/replication/mrsc-stays-within-a-region-set',
  question: 'dynamodb/replication',
  title: 'Multi-Region strong consistency stays within one set of Regions',
  sources: [{ ref: PAGES.dynamoDbGlobalTables, claim: 'the sets are those of the US, of Europe and of Asia Pacific, and they do not mix' }],
  judge: ({ workload }) => {
    const replicas = workload.profile.regions?.replicas ?? [];
    return !asksForStrongRegions(workload) || spansOneRegionSet(replicas) ? [] : [excludes(
      'mrsc', () => `${list(replicas)} are not in one set`, 'choose Regions of one set: us-east-1, us-east-2, us-west-2; eu-west-1 to -3, eu-central-1; ap-northeast-1 to -3',
    )];
  },
};
