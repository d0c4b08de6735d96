import { Operation } from '../../profile/access-pattern-profile';
import { inWords } from '../loads';
import { Rule } from '../rule';
import { storedInWords } from '../stored-in-words';
import { excludesUnlessElsewhere } from '../unless-elsewhere';

export const rule: Rule = {
  id: 'engine/ad-hoc-queries',
  question: 'engine',
  title: 'DynamoDB answers only the queries its keys were made for',
  sources: [{ ref: 'P4', claim: 'Postgres accepts any SELECT; DynamoDB needs a predefined key, and its Scan reads every item' }],
  judge: (evidence) => excludesUnlessElsewhere(
    evidence,
    evidence.workload.accesses.filter((access) => access.operation === Operation.AD_HOC),
    {
      because: (access) => `${inWords(access)} asks what is not known beforehand; without a key made for it, `
        + `DynamoDB reads and bills ${storedInWords(access.entity)} for each question`,
      otherStore: 'Athena over an export to S3, or Redshift,',
      remedy: 'or declare the questions as patterns',
    },
  ),
};
