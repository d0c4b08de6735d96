import { ClientKind, PostgresFeature } from '../../../profile/access-pattern-profile';
import { count } from '../../../profile/format';
import { PAGES } from '../../pages';
import { favors, Rule } from '../../rule';

export const rule: Rule = {
  id: 'postgres/pool-mode/functions-share-connections',
  question: 'postgres/pool-mode',
  title: 'Functions share server connections by transaction',
  sources: [
    { ref: 'R4', claim: 'Postgres with PgBouncer is the alternative for functions without a connection pool' },
    { ref: PAGES.poolModes, claim: 'in transaction mode a server connection is held for a transaction only' },
  ],
  judge: ({ workload, settled }) => {
    const { clients, requires = [] } = workload.profile;
    if (clients?.kind !== ClientKind.FUNCTIONS || clients.canJoinVpc === false || requires.includes(PostgresFeature.LISTEN_NOTIFY)) return [];
    if (settled['postgres/pooler'] === 'none') return [];
    const many = clients.maxConcurrent === undefined ? 'an undeclared number of functions' : `up to ${count(clients.maxConcurrent)} functions`;
    return [favors('transaction', () => `${many} at once keep a connection each between requests, idle for most of the time`)];
  },
};
