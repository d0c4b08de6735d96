import { writeUnits } from '../../designs/dynamodb/units';
import { Access, usualItems } from '../../profile/access';
import { Engine } from '../../profile/engine';
import { bytes, count } from '../../profile/format';
import { MAX_TRANSACTION_ITEMS } from '../limits';
import { inWords } from '../loads';
import { PAGES } from '../pages';
import { cautions, Rule } from '../rule';
import { isOverLimits, mostItems, transactions } from '../transactions';

export const rule: Rule = {
  id: 'engine/transaction-doubled-capacity',
  question: 'engine',
  title: 'A transaction costs DynamoDB twice the capacity, and latency',
  sources: [
    { ref: 'P3', claim: 'transactions are cheap and the default in Postgres; in DynamoDB they work but add latency' },
    { ref: PAGES.dynamoDbTransactions, claim: 'each item of a transaction is written twice: once to prepare and once to commit' },
  ],
  judge: ({ workload }) => transactions(workload).filter((access) => !isOverLimits(workload, access)).map((access) => cautions(
    Engine.DYNAMODB,
    () => capacityInWords(access),
    'write one item with a condition where one item can hold what must change together',
  )),
};

function capacityInWords(access: Access): string {
  const { averageItemBytes } = access.entity;
  const units = usualItems(access) * writeUnits(averageItemBytes ?? 0);
  const size = averageItemBytes === undefined ? 'an undeclared size, as if they were 1 KB' : bytes(averageItemBytes);
  return `${inWords(access)} writes ${count(usualItems(access))} items of ${size}: ${count(2 * units)} write units a request in place of `
    + `${count(units)}, in two phases; at its bound it takes ${count(mostItems(access))} of the ${count(MAX_TRANSACTION_ITEMS)} items allowed`;
}
