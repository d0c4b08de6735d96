import { list } from '../../loads';
import { PAGES } from '../../pages';
import { asksForStrongRegions } from '../../regions';
import { excludes, Rule } from '../../rule';

export const rule: Rule = {
  id: 'dynamodb/replication/mrsc-has-no-expiry',
  question: 'dynamodb/replication',
  title: 'Multi-Region strong consistency has no TTL',
  sources: [{ ref: PAGES.dynamoDbGlobalTables, claim: 'Time to Live is not supported on MRSC tables' }],
  judge: ({ workload }) => {
    const expiring = workload.profile.entities.filter((entity) => entity.expiry).map(({ name }) => name);
    return !asksForStrongRegions(workload) || expiring.length === 0 ? [] : [excludes(
      'mrsc', () => `items of ${list(expiring)} expire, and the table could not delete them`, 'delete expired items from the application, or accept eventual consistency between Regions',
    )];
  },
};
