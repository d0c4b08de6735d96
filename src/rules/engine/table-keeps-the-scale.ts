import { Engine } from '../../profile/engine';
import { quantity } from '../../profile/format';
import { existingTable, lackingInWords, loadOfPostgres } from '../existing-table';
import { PAGES } from '../pages';
import { cautions, Rule } from '../rule';
import { demandInWords, signals } from '../scale';

export const rule: Rule = {
  id: 'engine/table-keeps-the-scale',
  question: 'engine',
  title: 'The existing table keeps what no Postgres primary carries',
  sources: [
    { ref: 'R3', claim: 'keep DynamoDB for the key-value path, and do not migrate the hot path' },
    { ref: 'M3', claim: 'Postgres beside the table is written by both' },
    { ref: PAGES.oneServerBenchmark, claim: '86,000 writes/s into a realistic table on 96 vCPUs' },
  ],
  judge: (evidence) => existingTable(evidence) !== 'keep-and-add-postgres' ? [] : signals(loadOfPostgres(evidence), evidence.thresholds)
    .filter(({ demand, refused }) => refused !== undefined && demand.value >= refused)
    .map((signal) => cautions(
      Engine.POSTGRES,
      () => `a whole copy of what ${lackingInWords(evidence)} asks for brings ${demandInWords(signal)} to Postgres, and one primary is refused from ${quantity(signal.refused!, signal.unit)}: `
        + 'the table goes on carrying them, and Postgres can hold a part of the copy at most',
      'feed Postgres from the stream, through a filter and with the attributes that those patterns need',
    )),
};
