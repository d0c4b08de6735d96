import { Operation } from '../../profile/access-pattern-profile';
import { Engine } from '../../profile/engine';
import { count } from '../../profile/format';
import { inWords } from '../loads';
import { PAGES } from '../pages';
import { cautions, Rule } from '../rule';
import { isServed } from '../served';

export const rule: Rule = {
  id: 'engine/aggregate-in-the-application',
  question: 'engine',
  title: 'DynamoDB leaves adding up to the application',
  sources: [{ ref: PAGES.dynamoDbQuery, claim: 'a Query returns items, or their number; it cannot sum or group' }],
  judge: (evidence) => evidence.workload.load
    .filter((access) => access.operation === Operation.AGGREGATE && isServed(evidence, access))
    .map((access) => cautions(
      Engine.DYNAMODB,
      () => `${inWords(access)} reads and bills up to ${count(access.maxItemsPerRequest)} items of ${access.entity.name} under one key, `
        + 'all on one page, and adds them up in the application',
      'keep a running total in an item of its own, updated with each write',
    )),
};
