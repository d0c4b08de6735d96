import { Engine } from '../../profile/engine';
import { inWords, list } from '../loads';
import { PAGES } from '../pages';
import { cautions, Rule, rulingsOn } from '../rule';

export const rule: Rule = {
  id: 'engine/filter-after-read',
  question: 'engine',
  title: 'DynamoDB bills what a filter throws away',
  sources: [{ ref: PAGES.dynamoDbQuery, claim: 'a filter is applied after the items are read and billed, and after the page is cut' }],
  judge: ({ workload, dynamodbCoverage }) => rulingsOn(workload.load, (access) => {
    const filter = access.writes ? [] : dynamodbCoverage.get(access.name)?.request?.filter ?? [];
    return filter.length === 0 ? undefined : cautions(
      Engine.DYNAMODB,
      () => `${inWords(access)} filters by ${list(filter)} after the read: every item under the key is read and billed, whatever is returned, and a page may come back empty`,
      'make the filter part of a key, or take Postgres, where a partial or composite index holds it',
    );
  }),
};
