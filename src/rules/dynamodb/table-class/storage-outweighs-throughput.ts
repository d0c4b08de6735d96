import { usd } from '../../../profile/format';
import { PAGES } from '../../pages';
import { favors, Rule } from '../../rule';
import { tableClassCosts } from '../../table-class-costs';

/** AWS's rule of thumb. */
const STORAGE_TO_THROUGHPUT = 0.5;
/** House number: below it the class is not worth a thought, nor one of the two changes allowed in 30 days. */
const WORTH_A_CHANGE_USD = 10;
const UNPROVEN = 'whether storage outweighs throughput cannot be reckoned: it takes the rate of every pattern, and the count and size of all items';

export const rule: Rule = {
  id: 'dynamodb/table-class/storage-outweighs-throughput',
  question: 'dynamodb/table-class',
  title: 'Infrequent Access pays when storage outweighs throughput',
  sources: [
    { ref: PAGES.dynamoDbTableClasses, claim: 'Standard-IA suits a table whose storage costs more than half of what its throughput does' },
    { ref: 'T9', claim: 'DynamoDB is paid for by request units and storage' },
  ],
  judge: (evidence) => {
    const costs = tableClassCosts(evidence);
    if (costs === undefined) return [favors('standard', UNPROVEN)];
    const { storage, throughput, infrequentAccess } = costs;
    const saving = storage + throughput - infrequentAccess;
    const pays = storage > STORAGE_TO_THROUGHPUT * throughput && saving >= WORTH_A_CHANGE_USD;
    return [favors(
      pays ? 'standard-infrequent-access' : 'standard',
      () => `storage would cost ${usd(storage)} a month and requests ${usd(throughput)}; in Standard-IA both cost ${usd(infrequentAccess)} together (us-east-1), `
        + `and it is taken when storage is over half of requests and saves ${usd(WORTH_A_CHANGE_USD)} or more`,
    )];
  },
};
