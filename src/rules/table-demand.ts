import { builtTables } from '../designs/dynamodb/collections';
import { DynamoDbTable } from '../designs/dynamodb/dynamodb-design';
import { entryBytes, writeUnits } from '../designs/dynamodb/units';
import { Access } from '../profile/access';
import { itemsOfEach, readUnitsPerSecond, writeUnitsPerSecond } from './key-load';
import { Evidence } from './rule';

/** Units per second at the peak of a table or an index; the least they can be where a rate or a size is unknown. */
export interface PeakUnits {
  readonly entity: string;
  /** Undefined: the table itself. */
  readonly index?: string;
  readonly reads: number;
  readonly writes: number;
}

/** The peak of every table that is built: that of an entity, or of all entities of a collection. */
export function tablePeaks(evidence: Evidence): readonly PeakUnits[] {
  return builtTables(evidence.dynamodb.tables).map(({ name, parts }) => {
    const peaks = parts.map((part) => tablePeak(evidence, part));
    const total = (of: (peak: PeakUnits) => number) => peaks.reduce((units, peak) => units + of(peak), 0);
    return { entity: name, reads: total(({ reads }) => reads), writes: total(({ writes }) => writes) };
  });
}

/** The peak of a table. */
export function tablePeak(evidence: Evidence, table: DynamoDbTable): PeakUnits {
  const entity = evidence.workload.entities.get(table.entity)!;
  const writes = sum(written(evidence, table), (access) => writeUnitsPerSecond(access, entity));
  return { entity: table.entity, reads: readsBy(evidence, table), writes };
}

/** The peak of each of its indexes. An entry is written once for every item, in a transaction too. */
export function indexPeaks(evidence: Evidence, table: DynamoDbTable): readonly PeakUnits[] {
  if (table.indexes.length === 0) return [];
  const entity = evidence.workload.entities.get(table.entity)!;
  const items = sum(written(evidence, table), (access) => (access.peakPerSecond ?? 0) * itemsOfEach(access));
  return table.indexes.map((index) => ({
    entity: table.entity,
    index: index.name,
    reads: readsBy(evidence, table, index.name),
    writes: items * writeUnits(entryBytes(entity, table, index) ?? 0),
  }));
}

function written({ workload }: Evidence, table: DynamoDbTable): readonly Access[] {
  return workload.writersByEntity.get(table.entity) ?? [];
}

function readsBy({ workload, dynamodbCoverage }: Evidence, table: DynamoDbTable, index?: string): number {
  return sum(workload.loadByEntity.get(table.entity) ?? [], (access) => {
    const request = dynamodbCoverage.get(access.name)?.request;
    return !access.writes && request !== undefined && request.index === index ? readUnitsPerSecond(access) : 0;
  });
}

function sum(accesses: readonly Access[], of: (access: Access) => number): number {
  return accesses.reduce((total, access) => total + of(access), 0);
}
