import { Engine } from '../../profile/engine';
import { existingTable } from '../existing-table';
import { cautions, Rule } from '../rule';

export const rule: Rule = {
  id: 'engine/two-stores-to-write',
  question: 'engine',
  title: 'A second store beside the table is written twice',
  sources: [{ ref: 'M3', claim: 'Postgres beside the table is cheaper than migrating, at the price of dual writes' }],
  judge: (evidence) => existingTable(evidence) !== 'keep-and-add-postgres' ? [] : [cautions(
    Engine.POSTGRES,
    'the existing table keeps the key path and Postgres serves the rest: what both hold is written twice, by the application or from the stream, '
      + 'and Postgres lags behind the table by that way; Postgres is sized and priced for the whole load, and the table is paid for besides',
    'feed Postgres from the stream of the table, let each attribute have one owner, and profile what Postgres alone serves where it need not hold it all',
  )],
};
