import { flatMap } from '../../profile/flat-map';
import { counted } from '../../profile/format';
import { builtTables } from '../dynamodb/collections';
import { line, Line } from './cost-lines';
import { DynamoDbBasis, isProvisioned } from './dynamodb-basis';
import { Prices } from './prices';

/** Throttled reads and writes of a table or index are one alarm of two metrics; so are the reads and writes held against the peak. */
const THROTTLE_METRICS = 2;
const PEAK_METRICS = 2;
/** Auto scaling watches reads and writes of a table or index with four alarms each (Application Auto Scaling, DynamoDB). */
const SCALING_ALARMS = 8;

/** Alarms, and the insights that name throttled keys. Each metric of an alarm is billed. */
export function watchLines(basis: DynamoDbBasis, replicas: number, prices: Prices): Line[] {
  const tables = builtTables(basis.draft.tables);
  const targets = basis.draft.tables.reduce((sum, { indexes }) => sum + indexes.length, tables.length);
  const feeds = basis.workload.profile.changeFeeds?.length ?? 0;
  const perTable = (PEAK_METRICS + replicas) * tables.length + operationsInUse(basis);
  const scaling = isProvisioned(basis.options) ? targets * SCALING_ALARMS : 0;
  return [
    ...line(prices, 'alarmMetrics', targets * THROTTLE_METRICS + perTable + feeds + scaling, {
      item: 'alarms',
      basis: () => `metrics of throttling, failures, use of the peak${replicas > 0 ? ' and replication' : ''} of ${counted(tables.length, 'table')}`
        + `${targets > tables.length ? ` and ${counted(targets - tables.length, 'index', 'indexes')}` : ''}`
        + `${feeds > 0 ? `, one for each of ${counted(feeds, 'change feed')}` : ''}${scaling > 0 ? `, ${scaling} of auto scaling` : ''}`,
    }),
    ...line(prices, 'contributorInsightsRules', insightRules(basis) * (1 + replicas), {
      item: 'insights into throttled keys',
      basis: () => 'a rule for the partition key of each table and index and one for its sort key'
        + `${replicas > 0 ? ', in every Region' : ''}; events are billed while something is throttled only`,
    }),
  ];
}

/** The alarm on failures of a table adds up one metric for each operation that its patterns use. */
function operationsInUse({ draft }: DynamoDbBasis): number {
  const used = new Map(draft.tables.map(({ entity }): [string, Set<string>] => [entity, new Set()]));
  for (const { request } of draft.coverage) {
    if (request === undefined) continue;
    for (const entity of request.writes.length > 0 ? request.writes : [request.entity]) used.get(entity)!.add(request.operation);
    if (request.lookup) used.get(request.lookup.entity)!.add(request.lookup.operation);
  }
  return [...used.values()].reduce((sum, operations) => sum + operations.size, 0);
}

function insightRules({ draft }: DynamoDbBasis): number {
  const ofKey = (sorted: boolean) => sorted ? 2 : 1;
  const tables = builtTables(draft.tables).reduce((sum, { parts }) => sum + ofKey(parts.some(({ sortKey }) => sortKey !== undefined)), 0);
  const indexes = flatMap(draft.tables, (table) => table.indexes).reduce((sum, { sortKeys }) => sum + ofKey(sortKeys.length > 0), 0);
  return tables + indexes;
}
