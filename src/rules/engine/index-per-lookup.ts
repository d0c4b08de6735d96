import { Engine } from '../../profile/engine';
import { indexCostInWords } from '../index-cost';
import { list } from '../loads';
import { PAGES } from '../pages';
import { cautions, Rule } from '../rule';

export const rule: Rule = {
  id: 'engine/index-per-lookup',
  question: 'engine',
  title: 'Every second look-up is an index that each write pays for',
  sources: [
    { ref: 'O3', claim: 'a second look-up pattern needs a GSI, and the data model becomes complex' },
    { ref: 'P1b', claim: 'every pattern is modelled as a GSI when the table is made' },
    { ref: PAGES.dynamoDbIndexCapacity, claim: 'a write to the table also writes each index whose attributes it touches' },
  ],
  judge: ({ workload, dynamodb }) => dynamodb.tables.flatMap((table) => table.indexes.map((index) => cautions(
    Engine.DYNAMODB,
    `${list(index.patterns.map((name) => `'${name}'`))} ${index.patterns.length === 1 ? 'needs' : 'need'} the index ${index.name} on ${table.entity} `
      + `(by ${list(index.partitionKeys.map((key) => key.name))}; projects ${index.projection.type}): ${indexCostInWords(workload, table, index)}`,
    'look up by the table key, or take Postgres, where an index is one statement',
  ))),
};
