import { aggregatedBytes, isAggregate, isKeyed, isOneKeyedPage } from '../aggregates';
import { Access } from '../../profile/access';
import { bytes, count } from '../../profile/format';
import { inWords } from '../loads';
import { PAGES } from '../pages';
import { Evidence, Rule } from '../rule';
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
    evidence.workload.accesses.filter((access) => isAggregate(access) && !isOneKeyedPage(evidence, access)),
    {
      because: (access) => `${inWords(access)} ${because(evidence, access)}`,
      otherStore: 'Athena over an export to S3, or Redshift,',
      remedy: 'keep running totals in an item of their own, or declare a bound (maxItemsPerRequest) that fits one page',
    },
  ),
};

function because(evidence: Evidence, access: Access): string {
  if (!isKeyed(evidence, access)) return `aggregates ${access.entity.name} by no single key, and DynamoDB cannot sum or group`;
  const size = aggregatedBytes(access);
  if (size === undefined) return 'aggregates an undeclared number of items; DynamoDB cannot sum or group, so they must be known to fit one page of 1 MiB';
  return `aggregates up to ${count(access.maxItemsPerRequest)} items, ${bytes(size)} at most; DynamoDB cannot sum or group, and returns 1 MiB per page`;
}
