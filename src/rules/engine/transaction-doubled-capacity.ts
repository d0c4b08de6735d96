import { entitiesWritten } from '../../designs/dynamodb/requests';
import { writeUnits } from '../../designs/dynamodb/units';
import { Access, itemsWrittenOf } from '../../profile/access';
import { Engine } from '../../profile/engine';
import { bytes, count, counted } from '../../profile/format';
import { Workload } from '../../profile/workload';
import { MAX_TRANSACTION_ITEMS } from '../limits';
import { inWords, list } from '../loads';
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
    () => capacityInWords(workload, access),
    'write one item with a condition where one item can hold what must change together',
  )),
};

function capacityInWords(workload: Workload, access: Access): string {
  const entities = entitiesWritten(access).map((name) => workload.entities.get(name)!);
  const units = entities.reduce((sum, { name, averageItemBytes = 0 }) => sum + itemsWrittenOf(name, access) * writeUnits(averageItemBytes), 0);
  const parts = entities.map(({ name, averageItemBytes }) => `${counted(itemsWrittenOf(name, access), 'item')} of ${name} `
    + `(${averageItemBytes === undefined ? 'size undeclared, taken as 1 KB' : bytes(averageItemBytes)})`);
  return `${inWords(access)} writes ${list(parts)}${entities.length > 1 ? ' (one of its own entity is taken, and the rest of the others)' : ''}: `
    + `${count(2 * units)} write units a request in place of ${count(units)}, in two phases; at its bound it takes ${count(mostItems(access))} of the `
    + `${count(MAX_TRANSACTION_ITEMS)} items allowed`;
}
