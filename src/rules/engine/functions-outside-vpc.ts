import { Engine } from '../../profile/engine';
import { comesByDataApi } from '../clients';
import { dataApiObstacles } from '../data-api';
import { list } from '../loads';
import { PAGES } from '../pages';
import { cautions, excludes, Rule } from '../rule';

export const rule: Rule = {
  id: 'engine/functions-outside-vpc',
  question: 'engine',
  title: 'Functions outside a VPC reach Postgres by the Data API only',
  sources: [
    { ref: 'R4', claim: 'a function without a pool talks to DynamoDB over HTTP; Postgres needs a pooler in its network' },
    { ref: PAGES.auroraDataApi, claim: 'the Data API answers on the writer only, with at most 1 MiB a response and 64 KB a row' },
  ],
  scales: true,
  judge: (evidence) => {
    if (!comesByDataApi(evidence.workload)) return [];
    const obstacles = dataApiObstacles(evidence);
    return [obstacles.length > 0
      ? excludes(Engine.POSTGRES, () => `the functions cannot join a VPC, and the Data API of Aurora cannot stand in for a connection: ${list(obstacles)}`,
        'let the functions join a VPC (canJoinVpc), or keep requests within the Data API')
      : cautions(Engine.POSTGRES, 'the functions cannot join a VPC, so every request goes over the Data API of Aurora: to the writer only, without '
        + 'RDS, T classes, LISTEN or a session, at most 1 MiB a response and 64 KB a row', 'let the functions join a VPC (canJoinVpc) and connect through PgBouncer')];
  },
};
