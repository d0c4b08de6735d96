import { counted } from '../../profile/format';
import { CostLine } from './cost-estimate';
import { line } from './cost-lines';
import { DynamoDbBasis, isProvisioned } from './dynamodb-basis';
import { Prices } from './prices';

/** The throttling alarm of a table adds up one metric for each of its six operations, and each metric is billed. */
const METRICS_PER_TABLE = 6;
/** Auto scaling watches reads and writes of a table or index with four alarms each (Application Auto Scaling, DynamoDB). */
const SCALING_ALARMS = 8;

/** Alarms, and the insights that name throttled keys. */
export function watchLines(basis: DynamoDbBasis, replicas: number, prices: Prices): CostLine[] {
  const { draft, workload, options } = basis;
  const feeds = workload.profile.changeFeeds?.length ?? 0;
  const targets = draft.tables.reduce((sum, { indexes }) => sum + 1 + indexes.length, 0);
  const rules = draft.tables.reduce((sum, { sortKey, indexes }) =>
    sum + (sortKey ? 2 : 1) + indexes.reduce((all, index) => all + (index.sortKeys.length > 0 ? 2 : 1), 0), 0);
  const scaling = isProvisioned(options) ? targets * SCALING_ALARMS : 0;
  return [
    ...line(prices, 'alarmMetrics', draft.tables.length * METRICS_PER_TABLE + feeds + scaling, {
      item: 'alarms',
      basis: `${METRICS_PER_TABLE} metrics in the throttling alarm of each of ${counted(draft.tables.length, 'table')}`
        + `${feeds > 0 ? `, one alarm for each of ${counted(feeds, 'change feed')}` : ''}`
        + `${scaling > 0 ? `, ${SCALING_ALARMS} of auto scaling for each of ${counted(targets, 'table or index', 'tables and indexes')}` : ''}`,
    }),
    ...line(prices, 'contributorInsightsRules', rules * (1 + replicas), {
      item: 'insights into throttled keys',
      basis: 'a rule for the partition key of each table and index and one for its sort key'
        + `${replicas > 0 ? ', in every Region' : ''}; events are billed while something is throttled only`,
    }),
  ];
}
