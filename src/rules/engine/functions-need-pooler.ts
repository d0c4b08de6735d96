import { ClientKind } from '../../profile/access-pattern-profile';
import { Engine } from '../../profile/engine';
import { count } from '../../profile/format';
import { PAGES } from '../pages';
import { cautions, Rule } from '../rule';

export const rule: Rule = {
  id: 'engine/functions-need-pooler',
  question: 'engine',
  title: 'Functions reach Postgres through PgBouncer',
  sources: [
    { ref: 'R4', claim: 'a function without a pool: DynamoDB over HTTP, or Postgres with PgBouncer in front' },
    { ref: PAGES.rdsLimits, claim: 'connections are bounded by memory, and by 5,000 by default' },
  ],
  judge: ({ workload }) => {
    const { clients } = workload.profile;
    if (clients?.kind !== ClientKind.FUNCTIONS || clients.ownPool || clients.canJoinVpc === false) return [];
    const many = clients.maxConcurrent === undefined ? 'an unknown number of functions' : `up to ${count(clients.maxConcurrent)} functions at once`;
    return [cautions(Engine.POSTGRES,
      () => `${many}, each with a connection of its own and no pool; a server process per connection is memory that max_connections bounds, `
        + 'so PgBouncer stands in front and shares few server connections among them',
      'connect through PgBouncer, or let the functions bring a pool of their own (ownPool)')];
  },
};
