import { frontLines } from '../../../designs/cost/postgres-estimate';
import { pricesFor } from '../../../designs/cost/prices';
import { Options } from '../../../designs/options';
import { planPool } from '../../../designs/postgres/pool-plan';
import { sizePostgres } from '../../../designs/postgres/sizing';
import { usd } from '../../../profile/format';
import { Workload } from '../../../profile/workload';
import { comesByDataApi } from '../../clients';
import { monthly } from '../../monthly';
import { PAGES } from '../../pages';
import { cautions, Rule } from '../../rule';
import { waysOut } from '../../ways-out';

export const rule: Rule = {
  id: 'postgres/pooler/rds-proxy-pins-sessions',
  question: 'postgres/pooler',
  title: 'RDS Proxy costs by the database and pins sessions',
  sources: [
    { ref: PAGES.rdsProxyPinning, claim: 'a session that sets, prepares or makes something temporary keeps its connection; PostgreSQL has no filters against that' },
    { ref: PAGES.rdsProxyPrice, claim: 'the price follows the vCPUs or ACUs of the instances behind the proxy' },
  ],
  judge: ({ workload, settled }) => comesByDataApi(workload) ? [] : [cautions(
    'rds-proxy',
    () => `${costsInWords(workload, settled)}, and a session that uses SET, PREPARE or a temporary table keeps a connection to itself`,
    'nothing to run is what it gives: choose it with `pooler: PostgresPooler.rdsProxy()`, and watch DatabaseConnectionsCurrentlySessionPinned',
  )],
};

function costsInWords(workload: Workload, settled: Options): string {
  return `pooler, network and upkeep would come to ${usd(frontMonthly(workload, settled, 'rds-proxy'))} a month with RDS Proxy and to `
    + `${usd(frontMonthly(workload, settled, 'pgbouncer'))} with PgBouncer (us-east-1, in a network of the store's own)`;
}

function frontMonthly(workload: Workload, settled: Options, pooler: string): number {
  const front = { ...settled, 'postgres/pooler': pooler };
  const options = { ...front, 'postgres/network': waysOut(workload, front).option };
  const sizing = sizePostgres(workload, options);
  return monthly(frontLines({ workload, options, sizing, pool: planPool(workload, 'transaction', sizing), networkGiven: false }, pricesFor('us-east-1')));
}
