import { DynamoDbDraft, DynamoDbIndex, DynamoDbTable } from '../../../src/designs/dynamodb/dynamodb-design';
import { requestLoads } from '../../../src/designs/dynamodb/request-loads';
import { Access } from '../../../src/profile/access';
import { Operation } from '../../../src/profile/access-pattern-profile';
import { Workload } from '../../../src/profile/workload';
import { itemBytes } from './item-size';
import { Item } from './items';
import { Sent } from './recorded-client';

/** Units of a table and of its indexes. */
export interface Units {
  readonly table: number;
  readonly indexes: Readonly<Record<string, number>>;
}

/** What the design reckons that one call of a pattern consumes when it reads or writes so many items; markers of unique values are the application's. */
export function estimateOf(workload: Workload, draft: DynamoDbDraft, access: Access, items: number): Units {
  const entities = new Map([...workload.entities].map(([name, entity]) => [name, { ...entity, unique: undefined }]));
  const loads = requestLoads({ ...workload, entities, load: [{ ...access, itemsPerRequest: items }] }, draft);
  const units = ({ reads, writes }: { reads?: number; writes?: number }) => {
    if (reads === undefined || writes === undefined) throw new Error(`${access.name}: the size of its items is not declared`);
    return reads + writes;
  };
  const indexes: Record<string, number> = {};
  for (const load of loads) if (load.index !== undefined) indexes[load.index] = (indexes[load.index] ?? 0) + units(load);
  return { table: loads.filter(({ index }) => index === undefined).reduce((total, load) => total + units(load), 0), indexes };
}

/** What some commands consumed. */
export function consumedBy(sent: readonly Sent[]): Units {
  return sum(sent.map(({ tableUnits, indexUnits }) => ({ table: tableUnits, indexes: indexUnits })));
}

export function sum(all: readonly Units[]): Units {
  const indexes: Record<string, number> = {};
  for (const one of all) for (const [name, units] of Object.entries(one.indexes)) indexes[name] = (indexes[name] ?? 0) + units;
  return { table: all.reduce((total, { table }) => total + table, 0), indexes };
}

/**
 * What a transaction consumes by AWS's rules, from the items as they are stored: every item twice, to prepare and to commit
 * (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html), and its index entries once (measured on AWS:
 * https://github.com/nubo-db/dynoxide/pull/188). DynamoDB Local counts one item for each table, and its index entries twice
 * (https://github.com/awslabs/amazon-dynamodb-local-samples/issues/31), so it is not asked here.
 */
export function transactionUnits({ draft }: { draft: DynamoDbDraft }, items: readonly { readonly entity: string; readonly item: Item }[]): Units {
  return sum(items.map(({ entity, item }) => {
    const table = draft.tables.find((candidate) => candidate.entity === entity)!;
    return {
      table: 2 * kilobytes(item),
      indexes: Object.fromEntries(table.indexes.map((index) => [index.name, kilobytes(entryOf(table, index, item))])),
    };
  }));
}

function entryOf({ partitionKey, sortKey }: DynamoDbTable, { projection, partitionKeys, sortKeys }: DynamoDbIndex, item: Item): Item {
  if (projection.type === 'ALL') return item;
  const keys = [partitionKey, ...sortKey ? [sortKey] : [], ...partitionKeys, ...sortKeys].map(({ name }) => name);
  return Object.fromEntries([...keys, ...projection.attributes].map((attribute) => [attribute, item[attribute]]));
}

function kilobytes(item: Item): number {
  return Math.ceil(itemBytes(item) / 1024);
}

/** Consumed capacity and estimate must agree to a tenth. */
const TOLERANCE = 0.1;

/** Compares what a pattern's calls consumed with the estimate. */
export function expectConsumed({ draft }: { draft: DynamoDbDraft }, access: Access, consumed: Units, estimate: Units): void {
  expectWithin('table', consumed.table, estimate.table);
  const indexes = draft.tables.flatMap((table) => table.indexes);
  for (const [name, units] of Object.entries(estimate.indexes)) {
    const actual = consumed.indexes[name] ?? 0;
    const isExact = indexes.find((index) => index.name === name)!.projection.type === 'ALL' || access.writes;
    if (isExact && access.operation !== Operation.UPDATE) expectWithin(name, actual, units);
    else expect(actual).toBeLessThanOrEqual(units * (1 + TOLERANCE));
  }
}

function expectWithin(what: string, actual: number, estimate: number): void {
  const deviation = estimate === 0 ? actual : Math.abs(actual / estimate - 1);
  if (deviation > TOLERANCE) throw new Error(`${what}: ${actual} units consumed, ${estimate} estimated`);
}
