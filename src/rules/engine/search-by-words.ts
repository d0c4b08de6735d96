import { Operation } from '../../profile/access-pattern-profile';
import { Engine } from '../../profile/engine';
import { inWords, list } from '../loads';
import { PAGES } from '../pages';
import { cautions, Rule } from '../rule';

export const rule: Rule = {
  id: 'engine/search-by-words',
  question: 'engine',
  title: 'Full-text search in Postgres finds words, and each write feeds it',
  sources: [
    { ref: 'P1', claim: 'a full-text index stands beside the others on one table' },
    { ref: 'T11', claim: 'tsvector with a GIN index' },
    { ref: PAGES.postgresTextSearch, claim: 'GIN is the preferred index for text search; it stores an entry for every word' },
  ],
  judge: ({ workload }) => workload.load.filter((access) => access.operation === Operation.SEARCH).map((access) => cautions(
    Engine.POSTGRES,
    () => `${inWords(access)} is served by a tsvector of ${list(access.by)} under a GIN index: whole words in any case, not their stems, substrings or typing errors, `
      + `and every write of ${access.entity.name} updates an entry for each word`,
    'require pg_trgm for substrings, and look at OpenSearch where ranking and typing errors matter',
  )),
};
