import { coverageOf } from '../../designs/coverage';
import { Access } from '../../profile/access';
import { Operation } from '../../profile/access-pattern-profile';
import { inWords } from '../loads';
import { Evidence, Rule } from '../rule';
import { excludesUnlessElsewhere } from '../unless-elsewhere';

/** Patterns of these kinds are judged by rules of their own. */
const OTHERWISE_JUDGED: readonly Operation[] = [Operation.SEARCH, Operation.AD_HOC, Operation.AGGREGATE];

export const rule: Rule = {
  id: 'engine/no-key-serves-pattern',
  question: 'engine',
  title: 'No key or index of DynamoDB can serve this pattern',
  sources: [{ ref: 'T1', claim: 'DynamoDB answers by primary key and GSI; Postgres by any index' }],
  judge: (evidence) => excludesUnlessElsewhere(evidence, evidence.workload.accesses.filter((access) => isUnserved(evidence, access)), {
    because: (access) => `${inWords(access)} has no key: ${coverageOf(evidence.dynamodb.coverage, access.name)!.why}`,
    otherStore: 'Postgres',
    remedy: 'or give the pattern an attribute that can be a key: a string, number, timestamp or binary',
  }),
};

function isUnserved({ dynamodb }: Evidence, access: Access): boolean {
  if (OTHERWISE_JUDGED.includes(access.operation) || access.joins.length > 0) return false;
  if (access.operation === Operation.LIST && access.by.length === 0) return false;
  const line = coverageOf(dynamodb.coverage, access.name);
  return line !== undefined && line.servedBy === undefined;
}
