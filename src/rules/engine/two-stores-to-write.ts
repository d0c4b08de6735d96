import { Engine } from '../../profile/engine';
import { copiedEntities, existingTable, unservable } from '../existing-table';
import { inWords, list } from '../loads';
import { cautions, Evidence, Rule } from '../rule';

export const rule: Rule = {
  id: 'engine/two-stores-to-write',
  question: 'engine',
  title: 'A second store beside the table is written twice',
  sources: [{ ref: 'M3', claim: 'Postgres beside the table is cheaper than migrating, at the price of dual writes' }],
  judge: (evidence) => existingTable(evidence) !== 'keep-and-add-postgres' ? [] : [cautions(
    Engine.POSTGRES,
    'the existing table keeps the key path and Postgres serves the rest: what both hold is written twice, by the application or from the stream, '
      + `and Postgres lags behind the table by that way; Postgres is sized and priced for ${loadInWords(evidence)}, and the table is paid for besides`
      + whatTheCopyLacks(evidence),
    'feed Postgres from the stream of the table, and let each attribute have one owner',
  )],
};

/** A copy that is fed from the table is late, and cannot take what the table cannot write. */
function whatTheCopyLacks(evidence: Evidence): string {
  const open = unservable(evidence);
  const writes = open.filter((access) => access.writes);
  const strong = open.filter((access) => access.strong);
  return (writes.length === 0 ? '' : `; ${list(writes.map(inWords))} can be written to Postgres alone, so what it writes is fed the other way, from an outbox to the table`)
    + (strong.length === 0 ? '' : `; ${list(strong.map(inWords))} must be fresh, which a copy is only where the application writes both at once`);
}

function loadInWords(evidence: Evidence): string {
  const { requires = [] } = evidence.workload.profile;
  return requires.length > 0
    ? `the whole load, because the profile does not say which patterns want ${list(requires)}`
    : `what does not go by the key of the table, a copy of ${list([...copiedEntities(evidence)])}, and every write that keeps the copy up to date`;
}
