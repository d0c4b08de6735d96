import { Access } from '../../../profile/access';
import { Workload } from '../../../profile/workload';
import { DynamoDbCoverage, DynamoDbDraft, DynamoDbRequest, DynamoDbTable } from '../dynamodb-design';
import { RequestLoad, requestLoads } from '../request-loads';
import { ACCESS_MAP_VERSION, AccessMap, AccessMapPattern, AccessMapRequest, AccessMapTable } from './access-map';
import { enoughItems, getItem, query, tableKeyNames } from './reads';
import { attributeType, derivedValues, keyValues } from './values';
import { write } from './writes';

/** The exact requests of every access pattern on the tables of a design. */
export function accessMapOf(workload: Workload, draft: DynamoDbDraft): AccessMap {
  const tables = new Map(draft.tables.map((table) => [table.entity, table]));
  const lines = new Map(draft.coverage.map((line) => [line.pattern, line]));
  const loads = loadsByPattern(requestLoads({ ...workload, load: workload.accesses }, draft));
  return {
    schemaVersion: ACCESS_MAP_VERSION,
    tables: draft.tables.map((table) => tableOf(table, workload)),
    patterns: workload.accesses.map((access) => patternOf(access, lines.get(access.name)!, tables, loads.get(access.name) ?? [])),
  };
}

function tableOf(table: DynamoDbTable, { entities }: Workload): AccessMapTable {
  const entity = entities.get(table.entity)!;
  return {
    entity: table.entity,
    ...(table.collection !== undefined && { collection: table.collection }),
    attributes: Object.fromEntries(Object.keys(entity.attributes).map((attribute) => [attribute, attributeType(entity, attribute)])),
    key: keyValues(entity, table),
    derived: derivedValues(entity, table),
    ...(table.timeToLiveAttribute !== undefined && { expiryAttribute: table.timeToLiveAttribute }),
  };
}

function patternOf(
  access: Access, { servedBy, why, request }: DynamoDbCoverage, tables: ReadonlyMap<string, DynamoDbTable>, loads: readonly RequestLoad[],
): AccessMapPattern {
  const readUnits = total(loads, ({ reads }) => reads);
  const writeUnits = total(loads, ({ writes }) => writes);
  return {
    name: access.name,
    entity: access.entity.name,
    operation: access.operation,
    ...(servedBy !== undefined && { servedBy }),
    why,
    requests: request === undefined ? [] : requestsOf(access, request, tables),
    ...(request !== undefined && readUnits !== undefined && { readUnits }),
    ...(request !== undefined && writeUnits !== undefined && { writeUnits }),
  };
}

function requestsOf(access: Access, request: DynamoDbRequest, tables: ReadonlyMap<string, DynamoDbTable>): AccessMapRequest[] {
  const table = tables.get(request.entity)!;
  const asked = { access, table, request };
  if (request.together !== undefined) return [query(asked, undefined, undefined)];
  if (!access.writes) return [request.operation === 'GetItem' ? getItem(asked) : query(asked, access.pattern.returns, enoughItems(access))];
  if (request.lookup === undefined) return [write(asked)];
  return [query({ access, table, request: request.lookup }, tableKeyNames(table)), write(asked)];
}

function loadsByPattern(loads: readonly RequestLoad[]): ReadonlyMap<string, readonly RequestLoad[]> {
  const byPattern = new Map<string, RequestLoad[]>();
  for (const load of loads) {
    const same = byPattern.get(load.access.name);
    if (same === undefined) byPattern.set(load.access.name, [load]);
    else same.push(load);
  }
  return byPattern;
}

/** The sum of what each load asks; undefined when one is unknown. */
function total(loads: readonly RequestLoad[], of: (load: RequestLoad) => number | undefined): number | undefined {
  let sum = 0;
  for (const load of loads) {
    const units = of(load);
    if (units === undefined) return undefined;
    sum += units;
  }
  return sum;
}
