import { Access } from '../../profile/access';
import { Entity } from '../../profile/access-pattern-profile';
import { groupBy } from '../../profile/group-by';
import { Workload } from '../../profile/workload';
import { DynamoDbDraft, DynamoDbTable, TableDemand, Throughput } from './dynamodb-design';
import { markedGroups, markerBytes } from './markers';
import { RequestLoad, requestLoads } from './request-loads';
import { entryBytes } from './units';

/** Billed for each item and index entry besides its bytes, and once more for each in a global table (DynamoDB developer guide, item sizes). */
const OVERHEAD_BYTES = 100;
const REPLICATED_OVERHEAD_BYTES = 48;

/** What each table and index must carry. Demand with anything unknown in it is undefined as a whole. */
export function tableDemand(workload: Workload, draft: DynamoDbDraft, loads = requestLoads(workload, draft), replicated = false): TableDemand[] {
  const byTable = groupBy(loads, ({ entity }) => entity);
  return draft.tables.map((table) => {
    const own = byTable.get(table.entity) ?? [];
    const onTable = own.filter((load) => load.index === undefined);
    const indexPeaks: Record<string, Throughput> = {};
    for (const { name } of table.indexes) {
      const peak = throughput(own.filter((load) => load.index === name), (access) => access.peakPerSecond);
      if (peak !== undefined) indexPeaks[name] = peak;
    }
    return {
      entity: table.entity,
      peak: throughput(onTable, (access) => access.peakPerSecond),
      average: throughput(onTable, (access) => access.averagePerSecond),
      indexPeaks,
      bytes: storedBytes(workload, table, replicated),
    };
  });
}

/** Units per second of some loads; undefined when a rate or a size is. */
export function throughput(loads: readonly RequestLoad[], rate: (access: Access) => number | undefined): Throughput | undefined {
  let readUnitsPerSecond = 0;
  let writeUnitsPerSecond = 0;
  for (const { access, reads, writes } of loads) {
    const perSecond = rate(access);
    if (perSecond === undefined || reads === undefined || writes === undefined) return undefined;
    readUnitsPerSecond += perSecond * reads;
    writeUnitsPerSecond += perSecond * writes;
  }
  return { readUnitsPerSecond, writeUnitsPerSecond };
}

/** Bytes of a table and its indexes; undefined where the count or the size of the items is unknown. */
export function storedBytes({ entities }: Workload, table: DynamoDbTable, replicated: boolean): number | undefined {
  const entity = entities.get(table.entity);
  if (entity?.itemCount === undefined || entity.averageItemBytes === undefined) return undefined;
  const overhead = itemOverheadBytes(replicated);
  const entries = table.indexes.map((index) => entryBytes(entity, table, index)!);
  const stored = [entity.averageItemBytes, ...entries].reduce((sum, bytes) => sum + bytes + overhead, 0);
  return entity.itemCount * (stored + storedMarkerBytes(entity, overhead));
}

/** Bytes that the markers of one item take. */
export function storedMarkerBytes(entity: Entity, overhead: number): number {
  let bytes = 0;
  for (const group of markedGroups(entity)) bytes += markerBytes(entity, group) + overhead;
  return bytes;
}

/** What is billed for an item besides its own bytes. */
export function itemOverheadBytes(replicated: boolean): number {
  return OVERHEAD_BYTES + (replicated ? REPLICATED_OVERHEAD_BYTES : 0);
}
