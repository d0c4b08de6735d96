import { Operation } from '../../profile/access-pattern-profile';
import { inWords } from '../loads';
import { Rule } from '../rule';
import { storedInWords } from '../stored-in-words';
import { excludesUnlessElsewhere } from '../unless-elsewhere';

export const rule: Rule = {
  id: 'engine/list-without-key',
  question: 'engine',
  title: 'A list without a key is a Scan in DynamoDB',
  sources: [{ ref: 'P4', claim: 'DynamoDB needs a predefined key structure; a Scan reads every item and is expensive' }],
  judge: (evidence) => excludesUnlessElsewhere(
    evidence,
    evidence.workload.accesses.filter((access) => access.operation === Operation.LIST && access.by.length === 0),
    {
      because: (access) => `${inWords(access)} lists ${access.entity.name} by no key${access.pattern.range ? `, in the order of ${access.pattern.range}` : ''}; `
        + `DynamoDB would read and bill ${storedInWords(access.entity)} for each request, in no order`,
      otherStore: 'Postgres or OpenSearch',
      remedy: 'or declare the attribute that it is listed by',
    },
  ),
};
