import { Options } from '../../../designs/options';
import { planPool } from '../../../designs/postgres/pool-plan';
import { sizePostgres } from '../../../designs/postgres/sizing';
import { PostgresFeature } from '../../../profile/access-pattern-profile';
import { count } from '../../../profile/format';
import { Workload } from '../../../profile/workload';
import { comesByDataApi } from '../../clients';
import { PAGES } from '../../pages';
import { favors, Rule } from '../../rule';

export const rule: Rule = {
  id: 'postgres/pool-mode/transactions-share-connections',
  question: 'postgres/pool-mode',
  title: 'Transaction mode serves many clients over few connections',
  sources: [{ ref: PAGES.poolModes, claim: 'in transaction mode a server connection is given to a client for the length of a transaction' }],
  judge: ({ workload, settled }) => (workload.profile.requires ?? []).includes(PostgresFeature.LISTEN_NOTIFY)
    ? []
    : [favors('transaction', () => connectionsInWords(workload, settled))],
};

function connectionsInWords(workload: Workload, options: Options): string {
  if (options['postgres/pooler'] === 'none') {
    const way = comesByDataApi(workload) ? 'requests come by the Data API (canJoinVpc: false)' : 'clients connect to the database itself';
    return `${way}, so no pool has a mode; it is the one that a pooler would begin with`;
  }
  if (options['postgres/pooler'] === 'rds-proxy') return 'nothing declared lives as long as a session (listen-notify), and RDS Proxy shares connections by transaction';
  const sizing = sizePostgres(workload, options);
  const { maxTasks, poolSizePerTask } = planPool(workload, 'transaction', sizing);
  return `nothing declared lives as long as a session (listen-notify), so up to ${maxTasks} tasks hold ${count(maxTasks * poolSizePerTask)} server connections per login, `
    + `of ${count(sizing.maxConnections)} that the database allows, whatever the number of clients`;
}
