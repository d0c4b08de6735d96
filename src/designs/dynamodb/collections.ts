import { Access } from '../../profile/access';
import { Entity, Operation } from '../../profile/access-pattern-profile';
import { flatMap } from '../../profile/flat-map';
import { DynamoDbIndex, DynamoDbRequest, DynamoDbTable, Projection, TableDemand, Throughput } from './dynamodb-design';
import { withinQuotas } from './projection';

/** A table as it is built: that of one entity, or that of a collection. */
export interface BuiltTable {
  /** The collection's name, or the entity's. */
  readonly name: string;
  /** What each entity asks of it. */
  readonly parts: readonly DynamoDbTable[];
}

/** The tables that are built for a design, in the order of their first entities. */
export function builtTables(tables: readonly DynamoDbTable[]): readonly BuiltTable[] {
  const byName = new Map<string, DynamoDbTable[]>();
  for (const table of tables) {
    const name = table.collection ?? table.entity;
    const parts = byName.get(name);
    if (parts === undefined) byName.set(name, [table]);
    else parts.push(table);
  }
  return [...byName].map(([name, parts]) => ({ name, parts }));
}

/** Keeps the INCLUDE projections of entities that share a table within its quotas. */
export function withinCollectionQuotas(tables: readonly DynamoDbTable[]): readonly DynamoDbTable[] {
  if (tables.every((table) => table.collection === undefined)) return tables;
  const kept = new Map<DynamoDbIndex, Projection>();
  for (const { parts } of builtTables(tables)) {
    const indexes = flatMap(parts, (part) => part.indexes);
    withinQuotas(indexes.map((index) => index.projection)).forEach((projection, i) => kept.set(indexes[i], projection));
  }
  return tables.map((table) => ({ ...table, indexes: table.indexes.map((index) => ({ ...index, projection: kept.get(index)! })) }));
}

/** What a table must carry for all its entities; demand with anything unknown in it is undefined as a whole. */
export function builtDemand({ name, parts }: BuiltTable, demand: readonly TableDemand[]): TableDemand {
  const own = flatMap(parts, ({ entity }) => demand.find((line) => line.entity === entity) ?? []);
  if (own.length === 1 && own[0].entity === name) return own[0];
  const bytes = own.map((line) => line.bytes);
  return {
    entity: name,
    peak: total(own.map((line) => line.peak)),
    average: total(own.map((line) => line.average)),
    indexPeaks: Object.assign({}, ...own.map((line) => line.indexPeaks)),
    bytes: bytes.some((part) => part === undefined) ? undefined : bytes.reduce<number>((sum, part) => sum + part!, 0),
  };
}

/** The one request that reads what several entities of a collection hold under one partition; undefined where it takes more. */
export function collectionRead(access: Access, entities: ReadonlyMap<string, Entity>): DynamoDbRequest | undefined {
  const { entity: { name, collection, key }, joins, by, filter, pattern, operation } = access;
  if (joins.length === 0 || collection === undefined || (operation !== Operation.GET && operation !== Operation.LIST)) return undefined;
  if (by.length !== 1 || by[0] !== key[0] || filter.length > 0 || pattern.range !== undefined) return undefined;
  if (joins.some((join) => entities.get(join)?.collection !== collection)) return undefined;
  const read = [name, ...joins].sort();
  const members = [...entities.values()].filter((entity) => entity.collection === collection);
  return {
    operation: 'Query',
    entity: name,
    equals: [key[0]],
    scanIndexForward: true,
    filter: [],
    consistentRead: access.strong,
    writes: [],
    together: {
      entities: read,
      between: members.map((member) => member.name).filter((other) => !read.includes(other) && read[0] < other && other < read[read.length - 1]),
      expiryAttribute: members.find((member) => read.includes(member.name) && member.expiry)?.expiry?.attribute,
    },
  };
}

function total(parts: readonly (Throughput | undefined)[]): Throughput | undefined {
  let readUnitsPerSecond = 0;
  let writeUnitsPerSecond = 0;
  for (const part of parts) {
    if (part === undefined) return undefined;
    readUnitsPerSecond += part.readUnitsPerSecond;
    writeUnitsPerSecond += part.writeUnitsPerSecond;
  }
  return { readUnitsPerSecond, writeUnitsPerSecond };
}
