import { Access } from '../../profile/access';
import { Operation } from '../../profile/access-pattern-profile';
import { inWords } from '../loads';
import { PAGES } from '../pages';
import { Rule } from '../rule';
import { isServed, whyOf } from '../served';
import { excludesUnlessElsewhere } from '../unless-elsewhere';

export const rule: Rule = {
  id: 'engine/aggregate-beyond-one-page',
  question: 'engine',
  title: 'DynamoDB cannot aggregate beyond one page of one key',
  sources: [
    { ref: 'P4', claim: 'what no key serves is a Scan in DynamoDB, and any SELECT in Postgres' },
    { ref: PAGES.dynamoDbQuery, claim: 'a Query returns at most 1 MB per page, and cannot sum or group' },
  ],
  judge: (evidence) => excludesUnlessElsewhere(
    evidence,
    evidence.workload.accesses.filter((access) => isAlone(access) && !isServed(evidence, access)),
    {
      because: (access) => `${inWords(access)} aggregates items of ${access.entity.name}: ${access.servedElsewhere ? 'DynamoDB cannot sum or group' : whyOf(evidence, access)}`,
      otherStore: 'Athena over an export to S3, or Redshift,',
      remedy: 'keep running totals in an item of their own, or declare a key and a bound (maxItemsPerRequest) that fit one page of 1 MB',
    },
  ),
};

/** An aggregate of one entity; one that joins is judged as a join. */
function isAlone(access: Access): boolean {
  return access.operation === Operation.AGGREGATE && access.joins.length === 0;
}
