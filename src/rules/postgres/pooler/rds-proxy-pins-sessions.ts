import { loadBalancerLine } from '../../../designs/cost/network-costs';
import { pgBouncerLines, rdsProxyLines } from '../../../designs/cost/pooler-costs';
import { pricesFor } from '../../../designs/cost/prices';
import { Options } from '../../../designs/options';
import { planPool, poolModeOf } from '../../../designs/postgres/pool-plan';
import { sizePostgres } from '../../../designs/postgres/sizing';
import { usd } from '../../../profile/format';
import { Workload } from '../../../profile/workload';
import { monthly } from '../../monthly';
import { PAGES } from '../../pages';
import { cautions, Rule } from '../../rule';

export const rule: Rule = {
  id: 'postgres/pooler/rds-proxy-pins-sessions',
  question: 'postgres/pooler',
  title: 'RDS Proxy costs by the database and pins sessions',
  sources: [
    { ref: PAGES.rdsProxyPinning, claim: 'a session that sets, prepares or makes something temporary keeps its connection; PostgreSQL has no filters against that' },
    { ref: PAGES.rdsProxyPrice, claim: 'the price follows the vCPUs or ACUs of the instances behind the proxy' },
  ],
  judge: ({ workload, settled }) => [cautions(
    'rds-proxy',
    () => `${costsInWords(workload, settled)}, and a session that uses SET, PREPARE or a temporary table keeps a connection to itself`,
    'nothing to run is what it gives: choose it with `pooler: PostgresPooler.rdsProxy()`, and watch DatabaseConnectionsCurrentlySessionPinned',
  )],
};

function costsInWords(workload: Workload, options: Options): string {
  const prices = pricesFor('us-east-1');
  const sizing = sizePostgres(workload, options);
  const basis = { workload, options, sizing, pool: planPool(workload, poolModeOf(options), sizing), networkGiven: false };
  const ours = [...pgBouncerLines(basis, prices), ...loadBalancerLine(prices)];
  return `RDS Proxy would cost ${usd(monthly(rdsProxyLines(sizing, prices)))} a month and PgBouncer ${usd(monthly(ours))} (us-east-1)`;
}
