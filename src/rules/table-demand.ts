import { DynamoDbCoverage, DynamoDbDraft } from '../designs/dynamodb/dynamodb-design';
import { entryBytes, writeUnits } from '../designs/dynamodb/units';
import { itemsWrittenOf } from '../profile/access';
import { Workload } from '../profile/workload';
import { markerUnitsPerSecond, readUnitsPerSecond, writeUnitsPerSecond } from './key-load';
import { loadOf } from './loads';

/** Units per second at the peak of a table or an index; the least they can be where a rate or a size is unknown. */
export interface PeakUnits {
  readonly entity: string;
  /** Undefined: the table itself. */
  readonly index?: string;
  readonly reads: number;
  readonly writes: number;
  /** What of the writes goes to markers of unique values, each under a key of its own. */
  readonly markers: number;
}

type CoverageByPattern = ReadonlyMap<string, DynamoDbCoverage>;

/** The peak of each entity's table, and of its indexes after it. An index entry is written once for every item, in a transaction too. */
export function peakUnits(workload: Workload, { tables }: DynamoDbDraft, coverage: CoverageByPattern): readonly PeakUnits[] {
  const peaks: PeakUnits[] = [];
  for (const table of tables) {
    const name = table.entity;
    const entity = workload.entities.get(name)!;
    const reads = readsByIndex(workload, name, coverage);
    let writes = 0;
    let markers = 0;
    let items = 0;
    for (const access of workload.writersByEntity.get(name) ?? []) {
      writes += writeUnitsPerSecond(access, entity);
      markers += markerUnitsPerSecond(access, entity);
      items += (access.peakPerSecond ?? 0) * itemsWrittenOf(name, access);
    }
    peaks.push({ entity: name, index: undefined, reads: reads.get(undefined) ?? 0, writes: writes + markers, markers });
    for (const index of table.indexes) {
      const units = writeUnits(entryBytes(entity, table, index) ?? 0);
      peaks.push({ entity: name, index: index.name, reads: reads.get(index.name) ?? 0, writes: items * units, markers: 0 });
    }
  }
  return peaks;
}

/** The peak of every table that is built: that of an entity, or of all entities of a collection. */
export function builtPeaks({ entities }: Workload, peaks: readonly PeakUnits[]): readonly PeakUnits[] {
  const built = new Map<string, PeakUnits>();
  for (const { entity, index, reads, writes, markers } of peaks) {
    if (index !== undefined) continue;
    const name = entities.get(entity)!.collection ?? entity;
    const others = built.get(name) ?? { reads: 0, writes: 0, markers: 0 };
    built.set(name, {
      entity: name, index: undefined, reads: others.reads + reads, writes: others.writes + writes, markers: others.markers + markers,
    });
  }
  return [...built.values()];
}

/** Read units per second at the peak by index; under no name, those of the table itself. */
function readsByIndex(workload: Workload, entity: string, coverage: CoverageByPattern): ReadonlyMap<string | undefined, number> {
  const reads = new Map<string | undefined, number>();
  for (const access of loadOf(workload, entity)) {
    const request = coverage.get(access.name)?.request;
    if (access.writes || request === undefined) continue;
    reads.set(request.index, (reads.get(request.index) ?? 0) + readUnitsPerSecond(access));
  }
  return reads;
}
