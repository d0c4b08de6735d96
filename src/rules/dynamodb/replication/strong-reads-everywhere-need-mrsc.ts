import { PAGES } from '../../pages';
import { asksForStrongRegions } from '../../regions';
import { favors, Rule } from '../../rule';

export const rule: Rule = {
  id: 'dynamodb/replication/strong-reads-everywhere-need-mrsc',
  question: 'dynamodb/replication',
  title: 'Strong reads in every Region need multi-Region strong consistency',
  sources: [{ ref: PAGES.dynamoDbGlobalTables, claim: 'with MRSC a write is in another Region before it is acknowledged, and a strong read sees it in each' }],
  judge: ({ workload }) => !asksForStrongRegions(workload) ? [] : [favors(
    'mrsc', 'a read in any Region must see every earlier write in all of them (regions.consistency: strong)', 'accept eventual consistency between Regions',
  )],
};
