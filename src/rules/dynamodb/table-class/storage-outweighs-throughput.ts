import { usd } from '../../../profile/format';
import { PAGES } from '../../pages';
import { favors, Rule } from '../../rule';
import { tableClassCosts } from '../../table-class-costs';

/** AWS's rule of thumb. */
const STORAGE_TO_THROUGHPUT = 0.5;
/** House number: below it the class is not worth a thought, nor one of the two changes allowed in 30 days. */
const WORTH_A_CHANGE_USD = 10;

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
    if (costs === undefined) return [];
    const { storage, throughput, infrequentAccess } = costs;
    const saving = storage + throughput - infrequentAccess;
    return storage <= STORAGE_TO_THROUGHPUT * throughput || saving < WORTH_A_CHANGE_USD ? [] : [favors(
      'standard-infrequent-access',
      `storage would cost ${usd(storage)} a month and requests ${usd(throughput)}; in this class both cost ${usd(infrequentAccess)} together (us-east-1)`,
    )];
  },
};
