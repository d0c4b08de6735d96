import * as fc from 'fast-check';
import { accessMapOf } from '../../../src/designs/dynamodb/access-map/build';
import { draftDynamoDb } from '../../../src/designs/dynamodb/draft';
import { DynamoDbDraft, DynamoDbIndex } from '../../../src/designs/dynamodb/dynamodb-design';
import { indexShape } from '../../../src/designs/dynamodb/indexes';
import { indexNeed, keyNeedOf, match } from '../../../src/designs/dynamodb/key-need';
import { holds, wantedBy } from '../../../src/designs/dynamodb/projection';
import { requestsSent } from '../../../src/designs/dynamodb/requests';
import { AccessPattern, AttributeType, Entity, Operation } from '../../../src/profile/access-pattern-profile';
import { toWorkload, Workload } from '../../../src/profile/workload';
import '../../fixed-seed';

const { STRING, NUMBER, TIMESTAMP, BOOLEAN, BINARY } = AttributeType;
const ATTRIBUTES = { p: STRING, a: STRING, b: NUMBER, c: TIMESTAMP, d: BINARY, e: STRING, f: BOOLEAN, ttl: TIMESTAMP };
const KEYABLE = ['a', 'b', 'c', 'd', 'e'];
const { GET, LIST, PUT, UPDATE, DELETE, TRANSACTION } = Operation;

const keys = fc.constantFrom('p', 'pa', 'pac', 'pbde');
const entities = fc.tuple(keys, fc.boolean(), fc.boolean()).map(([key, expires, together]): Entity[] =>
  ['First', 'Second'].map((name) => ({
    name,
    key: [...key],
    attributes: ATTRIBUTES,
    ...(expires && { expiry: { attribute: 'ttl' } }),
    ...(together && { collection: 'Both' }),
  })));

const pattern = fc.record({
  entity: fc.constantFrom('First', 'Second'),
  operation: fc.constantFrom(GET, LIST, LIST, LIST, PUT, UPDATE, DELETE, TRANSACTION),
  by: fc.shuffledSubarray(['p', 'f', ...KEYABLE], { minLength: 1, maxLength: 4 }),
  others: fc.shuffledSubarray(KEYABLE, { maxLength: 3 }),
  ranged: fc.boolean(),
  constant: fc.boolean(),
  returns: fc.option(fc.shuffledSubarray([...KEYABLE, 'f'], { minLength: 1, maxLength: 3 }), { nil: undefined }),
  conditional: fc.boolean(),
}).map(({ others, ranged, constant, returns, operation, ...rest }): Omit<AccessPattern, 'name'> => {
  const free = others.filter((attribute) => !rest.by.includes(attribute));
  const range = ranged ? free.shift() : undefined;
  const isRead = operation === GET || operation === LIST;
  const values = constant && free.length > 0 ? { [free.shift()!]: 'constant' } : undefined;
  const { conditional, ...common } = rest;
  return { ...common, operation, range, filter: free, filterValues: values, ...(isRead ? { returns } : { conditional }) };
});

const workloads = fc.tuple(entities, fc.array(pattern, { minLength: 1, maxLength: 9 })).map(([of, patterns]) =>
  toWorkload({ entities: of, accessPatterns: patterns.map((one, i) => ({ ...one, name: `pattern${i}` })) }));
const RUNS = { numRuns: 300 };

/** The patterns of an entity that only an index could serve, with what they need of it. */
function openOf(workload: Workload, draft: DynamoDbDraft, entity: string) {
  const lines = new Map(draft.coverage.map((line) => [line.pattern, line]));
  return workload.accesses.filter((access) => access.entity.name === entity)
    .filter((access) => requestsSent(lines.get(access.name)!.request ?? { writes: [] } as never).some(({ index }) => index !== undefined));
}

test('every request on an index compares its whole partition, then its sort keys from the left, and filters no attribute of the key', () => {
  fc.assert(fc.property(workloads, (workload) => {
    const draft = draftDynamoDb(workload);
    for (const { request } of draft.coverage) {
      for (const { index: name, entity, equals, range, filter } of request === undefined ? [] : requestsSent(request)) {
        if (name === undefined) continue;
        const { partition, sort } = indexShape(draft.tables.find((table) => table.entity === entity)!.indexes.find((index) => index.name === name)!);
        expect(equals.slice(0, partition.length)).toEqual(partition);
        expect(equals.slice(partition.length)).toEqual(sort.slice(0, equals.length - partition.length));
        if (range !== undefined) expect(sort[equals.length - partition.length]).toBe(range);
        expect(filter.filter((attribute) => [...partition, ...sort].includes(attribute))).toEqual([]);
      }
    }
  }), RUNS);
});

test('no index is unused, no two of a table share a name, and each keeps within four and four attributes', () => {
  fc.assert(fc.property(workloads, (workload) => {
    const draft = draftDynamoDb(workload);
    const used = draft.coverage.flatMap(({ request }) => request === undefined ? [] : requestsSent(request).map(({ entity, index }) => `${entity}.${index}`));
    const all: DynamoDbIndex[] = draft.tables.flatMap((table) => table.indexes);
    expect(draft.tables.flatMap((table) => table.indexes.map(({ name }) => `${table.entity}.${name}`)).filter((name) => !used.includes(name))).toEqual([]);
    for (const { partitionKeys, sortKeys } of all) {
      expect(partitionKeys.length).toBeGreaterThanOrEqual(1);
      expect(Math.max(partitionKeys.length, sortKeys.length)).toBeLessThanOrEqual(4);
    }
    const built = draft.tables.map(({ collection, entity, indexes }) => indexes.map(({ name }) => `${collection ?? entity}.${name}`)).flat();
    expect(new Set(built).size).toBe(built.length);
  }), RUNS);
});

test('without any one of the indexes some pattern is not served', () => {
  fc.assert(fc.property(workloads, (workload) => {
    const draft = draftDynamoDb(workload);
    for (const { entity, indexes } of draft.tables) {
      const needs = openOf(workload, draft, entity).map((access) => indexNeed(access.entity, keyNeedOf(access)!));
      for (const removed of indexes) {
        const rest = indexes.filter((index) => index !== removed);
        expect(needs.every((need) => rest.some((index) => match(indexShape(index), need) !== undefined))).toBe(false);
      }
    }
  }), RUNS);
});

test('every index holds what its patterns return and compare', () => {
  fc.assert(fc.property(workloads, (workload) => {
    const draft = draftDynamoDb(workload);
    for (const { entity, indexes } of draft.tables) {
      for (const { projection, patterns, partitionKeys, sortKeys } of indexes) {
        const held = [...partitionKeys, ...sortKeys].map(({ name }) => name);
        for (const name of patterns) {
          const access = workload.accesses.find((one) => one.name === name)!;
          expect(access.entity.name).toBe(entity);
          expect(holds(access.entity, projection, held, wantedBy(access))).toBe(true);
        }
      }
    }
  }), RUNS);
});

test('the order of the patterns changes no table', () => {
  fc.assert(fc.property(workloads.chain((workload) => fc.tuple(
    fc.constant(workload), fc.shuffledSubarray(workload.profile.accessPatterns, { minLength: workload.profile.accessPatterns.length }),
  )), ([workload, accessPatterns]) => {
    expect(draftDynamoDb(toWorkload({ ...workload.profile, accessPatterns })).tables).toEqual(draftDynamoDb(workload).tables);
  }), RUNS);
});

test('every request of the access map defines each placeholder that it uses, uses each that it defines, and filters no key', () => {
  const EXPRESSIONS = ['KeyConditionExpression', 'FilterExpression', 'ProjectionExpression', 'ConditionExpression'];
  fc.assert(fc.property(workloads, (workload) => {
    const draft = draftDynamoDb(workload);
    for (const { requests } of accessMapOf(workload, draft).patterns) {
      for (const request of requests) {
        for (const { parameters, values } of [request, ...Object.values(request.bounds ?? {})]) {
          const text = EXPRESSIONS.map((name) => parameters[name] ?? '').join(' ');
          const used = (sigil: string) => [...new Set(text.match(new RegExp(`${sigil}\\w+`, 'g')) ?? [])].sort();
          expect(used('#')).toEqual(Object.keys(parameters.ExpressionAttributeNames ?? {}).sort());
          expect(used(':')).toEqual(Object.keys(values).sort());
        }
      }
    }
  }), RUNS);
});
