import { bytes, count } from '../../profile/format';
import { Engine } from '../../profile/engine';
import { MAX_TRANSACTION_BYTES, MAX_TRANSACTION_ITEMS } from '../limits';
import { inWords } from '../loads';
import { PAGES } from '../pages';
import { cautions, Rule } from '../rule';
import { writeUnits } from '../sizes';
import { transactionBytes, transactionItems, transactions } from '../transactions';

export const rule: Rule = {
  id: 'engine/transaction-doubled-capacity',
  question: 'engine',
  title: 'A transaction costs DynamoDB twice the capacity, and latency',
  sources: [
    { ref: 'P3', claim: 'transactions are cheap and the default in Postgres; in DynamoDB they work but add latency' },
    { ref: PAGES.dynamoDbTransactions, claim: 'each item of a transaction is written twice: once to prepare and once to commit' },
  ],
  judge: ({ workload }) => transactions(workload)
    .filter((access) => transactionItems(access) <= MAX_TRANSACTION_ITEMS && (transactionBytes(workload, access) ?? 0) <= MAX_TRANSACTION_BYTES)
    .map((access) => {
      const items = Math.max(access.itemsPerRequest, 1 + (access.pattern.alsoWrites ?? []).length);
      const units = items * writeUnits(access.entity.averageItemBytes);
      const size = access.entity.averageItemBytes === undefined ? 'items of at least 1 KB' : `items of ${bytes(access.entity.averageItemBytes)}`;
      return cautions(Engine.DYNAMODB,
        `${inWords(access)} writes ${count(items)} ${size}: ${count(2 * units)} write units a request in place of ${count(units)}, in two phases; `
          + `up to ${count(transactionItems(access))} of the ${count(MAX_TRANSACTION_ITEMS)} items allowed`,
        'write one item with a condition where one item can hold what must change together');
    }),
};
