import { inWords, list } from '../../loads';
import { PAGES } from '../../pages';
import { asksForStrongRegions } from '../../regions';
import { excludes, Rule } from '../../rule';
import { atomicWrites } from '../../transactions';

export const rule: Rule = {
  id: 'dynamodb/replication/mrsc-has-no-transactions',
  question: 'dynamodb/replication',
  title: 'Multi-Region strong consistency has no transactions',
  sources: [
    { ref: PAGES.dynamoDbGlobalTables, claim: 'transactions are not supported on MRSC tables' },
    { ref: 'T3', claim: 'transactions are full and cheap in Postgres, limited in DynamoDB' },
  ],
  judge: ({ workload }) => {
    const found = atomicWrites(workload);
    return !asksForStrongRegions(workload) || found.length === 0 ? [] : [excludes(
      'mrsc', () => `${list(found.map(inWords))} must be written all or nothing`, 'write one item at a time, or accept eventual consistency between Regions',
    )];
  },
};
