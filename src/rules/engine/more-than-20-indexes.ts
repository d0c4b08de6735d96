import { builtTables } from '../../designs/dynamodb/collections';
import { Engine } from '../../profile/engine';
import { count } from '../../profile/format';
import { MAX_INDEXES } from '../limits';
import { PAGES } from '../pages';
import { excludes, Rule, rulingsOn } from '../rule';

export const rule: Rule = {
  id: 'engine/more-than-20-indexes',
  question: 'engine',
  title: 'A DynamoDB table has at most 20 global secondary indexes',
  sources: [
    { ref: PAGES.dynamoDbQuotas, claim: '20 global secondary indexes per table by default' },
    { ref: 'O3', claim: 'each further look-up pattern needs a GSI and a harder data model' },
  ],
  judge: ({ dynamodb }) => rulingsOn(builtTables(dynamodb.tables), ({ name, parts }) => {
    const indexes = parts.reduce((sum, part) => sum + part.indexes.length, 0);
    return indexes <= MAX_INDEXES ? undefined : excludes(
      Engine.DYNAMODB,
      () => `the patterns of ${name} need ${count(indexes)} indexes, and a table has ${count(MAX_INDEXES)}`,
      'drop patterns, or let another store serve some of them (servedElsewhere)',
    );
  }),
};
