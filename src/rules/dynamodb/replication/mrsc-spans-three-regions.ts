import { STRONG_REGIONS } from '../../limits';
import { PAGES } from '../../pages';
import { regionCount } from '../../region-sets';
import { asksForStrongRegions } from '../../regions';
import { excludes, Rule } from '../../rule';

export const rule: Rule = {
  id: 'dynamodb/replication/mrsc-spans-three-regions',
  question: 'dynamodb/replication',
  title: 'Multi-Region strong consistency spans exactly three Regions',
  sources: [{ ref: PAGES.dynamoDbGlobalTables, claim: 'three replicas, or two and a witness' }],
  judge: ({ workload }) => {
    const count = regionCount(workload.profile.regions);
    return !asksForStrongRegions(workload) || count === undefined || count === STRONG_REGIONS ? [] : [excludes(
      'mrsc', () => `${count} Regions are declared, the home Region included, and it takes exactly ${STRONG_REGIONS}`, 'declare two other Regions',
    )];
  },
};
