import { Engine } from '../../profile/engine';
import { copiedEntities, existingTable } from '../existing-table';
import { list } from '../loads';
import { cautions, Evidence, Rule } from '../rule';

export const rule: Rule = {
  id: 'engine/two-stores-to-write',
  question: 'engine',
  title: 'A second store beside the table is written twice',
  sources: [{ ref: 'M3', claim: 'Postgres beside the table is cheaper than migrating, at the price of dual writes' }],
  judge: (evidence) => existingTable(evidence) !== 'keep-and-add-postgres' ? [] : [cautions(
    Engine.POSTGRES,
    'the existing table keeps the key path and Postgres serves the rest: what both hold is written twice, by the application or from the stream, '
      + `and Postgres lags behind the table by that way; Postgres is sized and priced for ${loadInWords(evidence)}, and the table is paid for besides`,
    'feed Postgres from the stream of the table, and let each attribute have one owner',
  )],
};

function loadInWords(evidence: Evidence): string {
  const { requires = [] } = evidence.workload.profile;
  return requires.length > 0
    ? `the whole load, because the profile does not say which patterns want ${list(requires)}`
    : `what does not go by the key of the table, a copy of ${list([...copiedEntities(evidence)])}, and every write that keeps the copy up to date`;
}
