import { DynamoDbIndex, DynamoDbTable } from '../../designs/dynamodb/dynamodb-design';
import { Engine } from '../../profile/engine';
import { Workload } from '../../profile/workload';
import { indexCostInWords } from '../index-cost';
import { list } from '../loads';
import { PAGES } from '../pages';
import { cautions, Rule, Ruling } from '../rule';

export const rule: Rule = {
  id: 'engine/index-per-lookup',
  question: 'engine',
  title: 'Every second look-up is an index that each write pays for',
  sources: [
    { ref: 'O3', claim: 'a second look-up pattern needs a GSI, and the data model becomes complex' },
    { ref: 'P1b', claim: 'every pattern is modelled as a GSI when the table is made' },
    { ref: PAGES.dynamoDbIndexCapacity, claim: 'a write to the table also writes each index whose attributes it touches' },
  ],
  judge: ({ workload, dynamodb }) => {
    const rulings: Ruling[] = [];
    for (const table of dynamodb.tables) {
      for (const index of table.indexes) rulings.push(cautionOn(workload, table, index));
    }
    return rulings;
  },
};

function cautionOn(workload: Workload, table: DynamoDbTable, index: DynamoDbIndex): Ruling {
  const { name, patterns, partitionKeys, projection } = index;
  return cautions(
    Engine.DYNAMODB,
    () => `${list(patterns.map((pattern) => `'${pattern}'`))} ${patterns.length === 1 ? 'needs' : 'need'} the index ${name} on ${table.entity} `
      + `(by ${list(partitionKeys.map((key) => key.name))}; projects ${projection.type}): ${indexCostInWords(workload, table, index)}`,
    'look up by the table key, or take Postgres, where an index is one statement',
  );
}
