import { Engine } from '../../profile/engine';
import { inWords, list } from '../loads';
import { cautions, Rule } from '../rule';

export const rule: Rule = {
  id: 'engine/join-served-elsewhere',
  question: 'engine',
  title: 'A join that another store serves is a second store beside DynamoDB',
  sources: [
    { ref: 'P2', claim: 'DynamoDB denormalises or makes several round trips where SQL joins' },
    { ref: 'M3', claim: 'Postgres beside the table serves the complex queries, at the price of dual writes' },
  ],
  judge: ({ workload }) => workload.accesses.filter((access) => access.servedElsewhere && access.joins.length > 0).map((access) => cautions(
    Engine.DYNAMODB,
    () => `${inWords(access)} joins ${access.entity.name} with ${list(access.joins)}; being served elsewhere, it needs Postgres beside the table, which the application or the stream writes too`,
    'take Postgres alone, unless the load of the other patterns forbids it',
  )),
};
