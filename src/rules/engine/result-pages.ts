import { Operation } from '../../profile/access-pattern-profile';
import { Engine } from '../../profile/engine';
import { bytes, count } from '../../profile/format';
import { MAX_PAGE_BYTES } from '../limits';
import { inWords } from '../loads';
import { PAGES } from '../pages';
import { cautions, Rule, rulingsOn } from '../rule';
import { largestRequestBytes } from '../sizes';

export const rule: Rule = {
  id: 'engine/result-pages',
  question: 'engine',
  title: 'DynamoDB returns a list in pages of 1 MB, one after the other',
  sources: [{ ref: PAGES.dynamoDbQuery, claim: 'a Query reads at most 1 MB; the next page starts where the last one ended' }],
  judge: ({ workload }) => rulingsOn(workload.load, (access) => {
    const size = access.operation === Operation.LIST ? largestRequestBytes(access) : undefined;
    return size === undefined || size <= MAX_PAGE_BYTES ? undefined : cautions(
      Engine.DYNAMODB,
      () => `${inWords(access)} returns up to ${count(access.maxItemsPerRequest)} items, ${bytes(size)}: at least ${count(Math.ceil(size / MAX_PAGE_BYTES))} requests, `
        + 'each of which waits for the one before',
      'return fewer items (maxItemsPerRequest), or fewer attributes (returns) by an index that projects only those',
    );
  }),
};
