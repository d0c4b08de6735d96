import { flatMap } from '../../profile/flat-map';
import { Workload } from '../../profile/workload';
import { BuiltTable, builtTables } from './collections';
import { DynamoDbDraft, DynamoDbRequest, HotKey, ShardedPattern } from './dynamodb-design';
import { PARTITION_READ_UNITS, PARTITION_WRITE_UNITS } from './limits';
import { RequestLoad } from './request-loads';
import { readUnits } from './units';

/** Keys that take more than one partition carries, each with a sharding that spreads it. What is unknown counts as none. */
export function hotKeys(workload: Workload, { tables, coverage }: DynamoDbDraft, loads: LoadsByEntity): HotKey[] {
  if (![...workload.entities.values()].some((entity) => entity.hottestKeyShare !== undefined)) return [];
  const requests = new Map(coverage.map((line) => [line.pattern, line.request]));
  return flatMap(builtTables(tables), (table) => hotKeyOf(workload, table, requests, loads));
}

type LoadsByEntity = ReadonlyMap<string, readonly RequestLoad[]>;
type Requests = ReadonlyMap<string, DynamoDbRequest | undefined>;

function hotKeyOf(
  { entities, loadByEntity }: Workload, { name, parts }: BuiltTable, requests: Requests, loads: LoadsByEntity,
): HotKey[] {
  const shares = new Map(parts.map(({ entity }) => [entity, entities.get(entity)!.hottestKeyShare ?? 0]));
  let readUnitsPerSecond = 0;
  let writeUnitsPerSecond = 0;
  for (const { access, entity, index, reads = 0, writes = 0, areMarkers } of flatMap(parts, (part) => loads.get(part.entity) ?? [])) {
    if (index !== undefined || areMarkers) continue;
    const onKey = (access.peakPerSecond ?? 0) * (shares.get(entity) ?? 0);
    readUnitsPerSecond += onKey * reads;
    writeUnitsPerSecond += onKey * writes;
  }
  const shards = Math.ceil(Math.max(readUnitsPerSecond / PARTITION_READ_UNITS, writeUnitsPerSecond / PARTITION_WRITE_UNITS));
  if (shards < 2) return [];
  const own = flatMap(parts, ({ entity }) => loadByEntity.get(entity) ?? []);
  const patterns = flatMap(own, (access) => sharded(access, requests.get(access.name), shards) ?? []);
  const { partitionKey: { name: partition }, sortKey } = parts[0];
  return [{
    table: name, partition, readUnitsPerSecond, writeUnitsPerSecond, shards, keyExpression: keyExpression(partition, sortKey, shards), patterns,
  }];
}

/** The shard follows from the rest of the key, so that whoever knows the item knows its shard; an item that is the whole partition is copied. */
function keyExpression(partition: string, sortKey: { readonly name: string } | undefined, shards: number): string {
  return sortKey === undefined
    ? `${partition} + '#' + (0 to ${shards - 1}): ${shards} copies of the item, written together and read at random; of a counter, parts that are summed`
    : `${partition} + '#' + (a hash of ${sortKey.name} modulo ${shards})`;
}

/** What a call of the pattern costs with that many shards; undefined where it does not use the table key. */
function sharded(access: RequestLoad['access'], request: DynamoDbRequest | undefined, shards: number): ShardedPattern | undefined {
  const { name, entity, itemsPerRequest, strong, writes } = access;
  const read = request?.lookup ?? request;
  if (request === undefined || read === undefined || read.index !== undefined) return undefined;
  const isSpread = read.operation === 'Query' || (writes && entity.key.length === 1);
  const bytes = entity.averageItemBytes;
  const requests = isSpread ? shards : 1;
  if (bytes === undefined || writes) return { pattern: name, requests };
  return { pattern: name, requests, readUnits: requests * readUnits(bytes * itemsPerRequest / requests, strong) };
}
