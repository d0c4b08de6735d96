import { Access } from '../../profile/access';
import { Operation } from '../../profile/access-pattern-profile';
import { inWords } from '../loads';
import { Evidence, Rule } from '../rule';
import { isServed, whyOf } from '../served';
import { isOverLimits } from '../transactions';
import { excludesUnlessElsewhere } from '../unless-elsewhere';

/** Patterns of these kinds are judged by rules of their own. */
const JUDGED_ELSEWHERE: readonly Operation[] = [Operation.SEARCH, Operation.AD_HOC, Operation.AGGREGATE];

export const rule: Rule = {
  id: 'engine/no-key-serves-pattern',
  question: 'engine',
  title: 'No key or index of DynamoDB can serve this pattern',
  sources: [{ ref: 'T1', claim: 'DynamoDB answers by primary key and GSI; Postgres by any index' }],
  judge: (evidence) => excludesUnlessElsewhere(
    evidence,
    evidence.workload.load.filter((access) => !isServed(evidence, access) && !isJudgedElsewhere(evidence, access)),
    {
      because: (access) => `${inWords(access)} has no key in DynamoDB: ${whyOf(evidence, access)}`,
      otherStore: 'Postgres',
      remedy: 'or give the pattern an attribute that can be a key: a string, number, timestamp or binary',
    },
  ),
};

function isJudgedElsewhere({ workload }: Evidence, access: Access): boolean {
  return JUDGED_ELSEWHERE.includes(access.operation)
    || access.joins.length > 0
    || (access.operation === Operation.LIST && access.by.length === 0)
    || (access.strong && !access.writes)
    || (access.operation === Operation.TRANSACTION && isOverLimits(workload, access));
}
