import { Engine } from '../../profile/engine';
import { percentBeside } from '../../profile/format';
import { existingTable, KEPT_READ_SHARE, keyedReadShare, lackingInWords } from '../existing-table';
import { favors, Rule } from '../rule';

export const rule: Rule = {
  id: 'engine/existing-table-keeps-key-path',
  question: 'engine',
  title: 'An existing table keeps its key path, and Postgres joins it',
  sources: [
    { ref: 'R3', claim: 'an existing table that has grown to need joins: add Postgres for them, keep DynamoDB for the key path' },
    { ref: 'M3', claim: 'cheaper than migrating: Postgres beside the table for complex queries, written by both' },
  ],
  scales: true,
  judge: (evidence) => existingTable(evidence) !== 'keep-and-add-postgres' ? [] : [favors(
    Engine.POSTGRES,
    () => `DynamoDB holds this data today and serves ${percentBeside(keyedReadShare(evidence), KEPT_READ_SHARE)} of the reads by a single key, `
      + `but cannot serve ${lackingInWords(evidence)}`,
  )],
};
