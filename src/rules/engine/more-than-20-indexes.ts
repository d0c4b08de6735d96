import { Engine } from '../../profile/engine';
import { count } from '../../profile/format';
import { MAX_INDEXES } from '../limits';
import { PAGES } from '../pages';
import { excludes, Rule } from '../rule';

export const rule: Rule = {
  id: 'engine/more-than-20-indexes',
  question: 'engine',
  title: 'A DynamoDB table has at most 20 global secondary indexes',
  sources: [
    { ref: PAGES.dynamoDbQuotas, claim: '20 global secondary indexes per table by default' },
    { ref: 'O3', claim: 'each further look-up pattern needs a GSI and a harder data model' },
  ],
  judge: ({ dynamodb }) => dynamodb.tables.filter((table) => table.indexes.length > MAX_INDEXES).map((table) => excludes(
    Engine.DYNAMODB,
    `the patterns of ${table.entity} need ${count(table.indexes.length)} indexes, and a table has ${count(MAX_INDEXES)}`,
    'drop patterns, or let another store serve some of them (servedElsewhere)',
  )),
};
