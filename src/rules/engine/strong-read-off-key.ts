import { coverageOf } from '../../designs/coverage';
import { Engine } from '../../profile/engine';
import { inWords, list } from '../loads';
import { PAGES } from '../pages';
import { excludes, Rule } from '../rule';

export const rule: Rule = {
  id: 'engine/strong-read-off-key',
  question: 'engine',
  title: 'A DynamoDB index cannot be read with strong consistency',
  sources: [{ ref: PAGES.dynamoDbReadConsistency, claim: 'strongly consistent reads work on tables and local indexes, not on global secondary indexes' }],
  judge: ({ workload, dynamodb }) => workload.load.flatMap((access) => {
    const index = access.strong && !access.writes ? coverageOf(dynamodb.coverage, access.name)?.request?.index : undefined;
    return index === undefined ? [] : [excludes(
      Engine.DYNAMODB,
      `${inWords(access)} must see every earlier write, but reads ${access.entity.name} by ${list(access.by)}, `
        + `which only the index ${index} serves, and an index lags behind its table`,
      'read by the table key, or accept an eventual read (consistency: eventual)',
    )];
  }),
};
