import { Access } from '../../profile/access';
import { Operation } from '../../profile/access-pattern-profile';
import { Engine } from '../../profile/engine';
import { inWords, list } from '../loads';
import { PAGES } from '../pages';
import { Evidence, excludes, Rule } from '../rule';
import { isServed, whyOf } from '../served';

export const rule: Rule = {
  id: 'engine/strong-read-off-key',
  question: 'engine',
  title: 'A global secondary index is never read with strong consistency',
  sources: [{ ref: PAGES.dynamoDbReadConsistency, claim: 'strongly consistent reads work on tables and local indexes, not on global secondary indexes' }],
  judge: (evidence) => evidence.workload.load.filter((access) => isOffKey(evidence, access)).map((access) => excludes(
    Engine.DYNAMODB,
    () => `${inWords(access)} must see every earlier write, but reads ${access.entity.name} by ${list(access.by)}: ${whyOf(evidence, access)}`,
    access.singleKey ? 'leave the order to the application (no range), which reads the whole partition, or accept an eventual read (consistency: eventual)'
      : 'read by the table key, or accept an eventual read (consistency: eventual)',
  )),
};

/** A read of items that the table key does not serve; joins and lists without a key are judged by their own rules. */
function isOffKey(evidence: Evidence, access: Access): boolean {
  const reads = access.operation === Operation.GET || access.operation === Operation.LIST;
  return access.strong && reads && access.by.length > 0 && access.joins.length === 0 && !isServed(evidence, access);
}
