import { Engine } from '../../profile/engine';
import { count } from '../../profile/format';
import { MAX_TRANSACTION_BYTES, MAX_TRANSACTION_ITEMS } from '../limits';
import { inWords } from '../loads';
import { PAGES } from '../pages';
import { excludes, Rule } from '../rule';
import { isOverLimits, mostBytes, mostItems, transactions } from '../transactions';

export const rule: Rule = {
  id: 'engine/transaction-over-limits',
  question: 'engine',
  title: 'A DynamoDB transaction holds at most 100 items and 4 MB',
  sources: [
    { ref: 'P3', claim: 'TransactWriteItems is limited to 100 items per request' },
    { ref: PAGES.dynamoDbConstraints, claim: 'a transaction holds at most 100 actions and 4 MB in all' },
  ],
  judge: ({ workload }) => transactions(workload).filter((access) => isOverLimits(workload, access)).map((access) => {
    const size = mostBytes(workload, access);
    return excludes(
      Engine.DYNAMODB,
      () => `${inWords(access)} writes up to ${count(mostItems(access))} items${size === undefined ? '' : ` (${count(size)} bytes)`} or none; `
        + `TransactWriteItems takes ${count(MAX_TRANSACTION_ITEMS)} items and ${count(MAX_TRANSACTION_BYTES)} bytes at most`,
      'split it into parts that may succeed on their own, or lower the bound (maxItemsPerRequest, maxItemBytes)',
    );
  }),
};
