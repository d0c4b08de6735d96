import { NEW_TABLE_READ_UNITS, NEW_TABLE_WRITE_UNITS } from './limits';
import { Evidence } from './rule';
import { tableDemand } from '../designs/dynamodb/demand';
import { TableDemand } from '../designs/dynamodb/dynamodb-design';

/** Units that one item of one request costs at most: written in a transaction, at its largest, 400 KB. */
const MOST_UNITS_PER_ITEM = 800;

/** What each table must carry; nothing where even the dearest requests would stay below every limit. */
export function demandOf({ workload, dynamodb }: Evidence): readonly TableDemand[] {
  const items = workload.load.reduce((sum, access) => sum + (access.peakPerSecond ?? 0) * access.itemsPerRequest, 0);
  return items * MOST_UNITS_PER_ITEM <= Math.min(NEW_TABLE_READ_UNITS, NEW_TABLE_WRITE_UNITS) ? [] : tableDemand(workload, dynamodb);
}
