import { aggregatedBytes, isAggregate, isOneKeyedPage } from '../aggregates';
import { bytes, count } from '../../profile/format';
import { Engine } from '../../profile/engine';
import { inWords } from '../loads';
import { PAGES } from '../pages';
import { cautions, Rule } from '../rule';

export const rule: Rule = {
  id: 'engine/aggregate-in-the-application',
  question: 'engine',
  title: 'DynamoDB leaves adding up to the application',
  sources: [{ ref: PAGES.dynamoDbQuery, claim: 'a Query returns items, or their number; it cannot sum or group' }],
  judge: (evidence) => evidence.workload.load
    .filter((access) => isAggregate(access) && isOneKeyedPage(evidence, access))
    .map((access) => cautions(
      Engine.DYNAMODB,
      `${inWords(access)} reads and bills up to ${count(access.maxItemsPerRequest)} items (${bytes(aggregatedBytes(access)!)} at most) `
        + 'under one key and adds them up in the application',
      'keep a running total in an item of its own, updated with each write',
    )),
};
