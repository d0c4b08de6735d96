import { Access, itemsWrittenOf } from '../../profile/access';
import { Entity } from '../../profile/access-pattern-profile';
import { flatMap } from '../../profile/flat-map';
import { Workload } from '../../profile/workload';
import { DynamoDbDraft, DynamoDbRequest, DynamoDbTable } from './dynamodb-design';
import { groupsWritten, markerUnits, timesWritten } from './markers';
import { entryBytes, readUnits, writeUnits } from './units';

/** What one request of a pattern asks of one table or index. */
export interface RequestLoad {
  readonly access: Access;
  readonly entity: string;
  /** Undefined: the table itself. */
  readonly index?: string;
  /** Read units of a request; undefined where the size of the items is unknown. */
  readonly reads?: number;
  /** Write units of a request; undefined where the size of the items is unknown. */
  readonly writes?: number;
  /** Items written by a request. */
  readonly items: number;
  /** Whether the items are markers of unique values, each under a key of its own. */
  readonly areMarkers?: boolean;
}

/** The loads of every pattern that the draft serves. */
export function requestLoads(workload: Workload, draft: DynamoDbDraft): readonly RequestLoad[] {
  const tables = new Map(draft.tables.map((table) => [table.entity, table]));
  const requests = new Map(draft.coverage.map((line) => [line.pattern, line.request]));
  const loads: RequestLoad[] = [];
  for (const access of workload.load) {
    const request = requests.get(access.name);
    if (request !== undefined) loads.push(...loadsOf(access, request, tables, workload));
  }
  return loads;
}

type Tables = ReadonlyMap<string, DynamoDbTable>;

function loadsOf(access: Access, request: DynamoDbRequest, tables: Tables, workload: Workload): RequestLoad[] {
  if (request.together !== undefined) return [togetherLoad(access, request, workload)];
  if (access.writes) {
    const written = writeLoads(access, request, tables, workload);
    return request.lookup ? [readLoad(access, request.lookup, tables), ...written] : written;
  }
  const read = readLoad(access, request, tables);
  return access.joins.length === 0 ? [read] : [read, ...joinLoads(access, workload)];
}

function readLoad(access: Access, request: DynamoDbRequest, tables: Tables): RequestLoad {
  const { entity } = access;
  const table = tables.get(request.entity);
  const index = table?.indexes.find(({ name }) => name === request.index);
  const bytes = table && index ? entryBytes(entity, table, index) : entity.averageItemBytes;
  const items = access.itemsPerRequest;
  const together = request.operation !== 'GetItem';
  const reads = bytes === undefined ? undefined
    : together ? readUnits(bytes * items, request.consistentRead) : items * readUnits(bytes, request.consistentRead);
  return { access, entity: request.entity, index: request.index, reads, writes: 0, items: 0 };
}

/** One Query for items of several entities: the usual number of each, but one of an entity that has no more under a partition. */
function togetherLoad(access: Access, request: DynamoDbRequest, { entities }: Workload): RequestLoad {
  const parts = [access.entity, ...flatMap(access.joins, (name) => entities.get(name) ?? [])].map((entity) => bytesUnderPartition(entity, access));
  const bytes = parts.some((part) => part === undefined) ? undefined : parts.reduce<number>((sum, part) => sum + part!, 0);
  const reads = bytes === undefined ? undefined : readUnits(bytes, request.consistentRead);
  return { access, entity: request.entity, index: undefined, reads, writes: 0, items: 0 };
}

/** What an entity holds under one partition, as far as a pattern reads it; undefined where the size of an item is. */
export function bytesUnderPartition({ averageItemBytes, key }: Entity, { itemsPerRequest }: Access): number | undefined {
  return averageItemBytes === undefined ? undefined : averageItemBytes * (key.length === 1 ? 1 : itemsPerRequest);
}

/** Several gets in place of a join: one for each item and joined entity. */
function joinLoads(access: Access, workload: Workload): RequestLoad[] {
  return access.joins.map((name) => {
    const bytes = workload.entities.get(name)?.averageItemBytes;
    const reads = bytes === undefined ? undefined : access.itemsPerRequest * readUnits(bytes, access.strong);
    return { access, entity: name, index: undefined, reads, writes: 0, items: 0 };
  });
}

/** Every entity written, with the markers of its unique values, and an entry in each of its indexes. */
function writeLoads(access: Access, request: DynamoDbRequest, tables: Tables, workload: Workload): RequestLoad[] {
  const written = request.writes.length === 0 ? [request.entity] : request.writes;
  const loads: RequestLoad[] = [];
  for (const name of written) {
    const entity = workload.entities.get(name);
    const table = tables.get(name);
    if (entity === undefined || table === undefined) continue;
    const items = itemsWrittenOf(name, access);
    // Index entries are written once, in a transaction too.
    const units = (bytes: number | undefined, times = 1) => bytes === undefined ? undefined : items * times * writeUnits(bytes);
    loads.push({ access, entity: name, index: undefined, reads: 0, writes: units(entity.averageItemBytes, timesWritten(access, entity)), items });
    const markers = groupsWritten(access, entity).length;
    if (markers > 0) {
      const writes = items * markerUnits(access, entity);
      loads.push({ access, entity: name, index: undefined, reads: 0, writes, items: items * markers, areMarkers: true });
    }
    for (const index of table.indexes) {
      loads.push({ access, entity: name, index: index.name, reads: 0, writes: units(entryBytes(entity, table, index)), items });
    }
  }
  return loads;
}
