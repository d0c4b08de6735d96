import { ClientKind, Traffic } from '../../profile/access-pattern-profile';
import { Engine } from '../../profile/engine';
import { count, percent } from '../../profile/format';
import { admitsDynamoDb } from '../named-recommendation';
import { Evidence, favors, Rule } from '../rule';

export const rule: Rule = {
  id: 'engine/functions-without-pool',
  question: 'engine',
  title: 'Functions with unpredictable traffic read one key over HTTP',
  sources: [
    { ref: 'R4', claim: 'a serverless function without a connection pool: DynamoDB; Postgres with PgBouncer is the alternative' },
    { ref: 'D5', claim: 'serverless, unpredictable traffic suits on-demand; Aurora Serverless v2 is the alternative' },
  ],
  scales: true,
  judge: (evidence) => {
    const { clients, traffic } = evidence.workload.profile;
    const poolless = clients?.kind === ClientKind.FUNCTIONS && clients.ownPool !== true;
    if (!poolless || traffic !== Traffic.UNPREDICTABLE || !admitsDynamoDb(evidence) || !allOnTheTableKey(evidence)) return [];
    const clones = clients.maxConcurrent === undefined ? 'functions' : `up to ${count(clients.maxConcurrent)} functions at once`;
    return [favors(Engine.DYNAMODB,
      () => `${clones} have no pool of their own, traffic is unpredictable, and the table key serves ${percent(evidence.workload.singleKeyShare.atLeast)} of requests, `
        + 'every pattern without index or join: no connections to keep, no capacity to foresee')];
  },
};

function allOnTheTableKey({ workload, dynamodbCoverage }: Evidence): boolean {
  return workload.load.every((access) => {
    const request = dynamodbCoverage.get(access.name)?.request;
    return request !== undefined && request.index === undefined && request.lookup?.index === undefined && access.joins.length === 0;
  });
}
