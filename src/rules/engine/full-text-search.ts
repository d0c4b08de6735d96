import { Operation } from '../../profile/access-pattern-profile';
import { inWords, list } from '../loads';
import { Rule } from '../rule';
import { excludesUnlessElsewhere } from '../unless-elsewhere';

export const rule: Rule = {
  id: 'engine/full-text-search',
  question: 'engine',
  title: 'DynamoDB has no full-text search',
  sources: [{ ref: 'T11', claim: 'Postgres searches text with tsvector and GIN; DynamoDB cannot and needs OpenSearch beside it' }],
  judge: (evidence) => excludesUnlessElsewhere(
    evidence,
    evidence.workload.accesses.filter((access) => access.operation === Operation.SEARCH),
    {
      because: (access) => `${inWords(access)} searches for words in ${list(access.by)} of ${access.entity.name}; `
        + 'DynamoDB compares whole key values and has no text index',
      otherStore: 'OpenSearch',
      remedy: 'or search with tsvector and a GIN index in Postgres',
    },
  ),
};
