import { coAccessNotes } from '../../../src/designs/dynamodb/co-access';
import { builtDemand, builtTables } from '../../../src/designs/dynamodb/collections';
import { TableDemand } from '../../../src/designs/dynamodb/dynamodb-design';
import { AccessPattern, AttributeType, Entity, Operation } from '../../../src/profile/access-pattern-profile';
import { toWorkload } from '../../../src/profile/workload';
import { mapOf } from './access-map/map-of';
import { draftOf } from './drafts';

const { GET, LIST, PUT, DELETE } = Operation;
const text = (...names: string[]) => Object.fromEntries(names.map((name) => [name, AttributeType.STRING]));
const customer: Entity = { name: 'Customer', key: ['customerId'], attributes: text('customerId', 'email', 'status'), collection: 'Shop', averageItemBytes: 500 };
const note: Entity = { name: 'Note', key: ['customerId', 'noteId'], attributes: text('customerId', 'noteId'), collection: 'Shop', averageItemBytes: 300 };
const order: Entity = {
  name: 'Order',
  key: ['customerId', 'placedAt', 'orderId'],
  attributes: { ...text('customerId', 'orderId', 'status', 'email'), placedAt: AttributeType.TIMESTAMP, expiresAt: AttributeType.TIMESTAMP },
  collection: 'Shop',
  averageItemBytes: 500,
  expiry: { attribute: 'expiresAt' },
};
const pattern = (entity: string, operation: Operation, rest: Partial<AccessPattern> = {}): AccessPattern => ({ name: 'pattern', entity, operation, ...rest });
const requestsOf = (one: AccessPattern, entities = [customer, note, order]) => mapOf(entities, [one]).patterns[0].requests;

test('entities of a collection are built as one table, the others apart', () => {
  const { tables } = draftOf([customer, order, { ...note, collection: undefined }], [pattern('Customer', GET)]);
  expect(builtTables(tables).map(({ name, parts }) => [name, parts.map(({ entity }) => entity)])).toEqual([['Shop', ['Customer', 'Order']], ['Note', ['Note']]]);
  expect(tables.map(({ partitionKey, sortKey }) => [partitionKey.name, sortKey])).toEqual([
    ['customerId', { name: 'entity#key', type: 'S', prefix: 'Customer', glues: [] }],
    ['customerId', { name: 'entity#key', type: 'S', prefix: 'Order', glues: ['placedAt', 'orderId'] }],
    ['customerId', { name: 'noteId', type: 'S' }],
  ]);
});

test('an index of a collection is named after its entity and keyed by it', () => {
  const { tables } = draftOf([customer, order], [pattern('Order', LIST, { by: ['status'], range: 'placedAt' })]);
  expect(tables[1].indexes.map(({ name, partitionKeys, sortKeys }) => [name, partitionKeys, sortKeys])).toEqual([
    ['orderByStatusAndPlacedAt', [{ name: 'entity#name', type: 'S' }, { name: 'status', type: 'S' }], [{ name: 'placedAt', type: 'N' }]],
  ]);
});

test('INCLUDE projections of a collection keep within the quotas of one table', () => {
  const names = Array.from({ length: 24 }, (_, i) => `attribute${i}`);
  const wide = (name: string): Entity => ({ name, key: ['customerId', 'id'], attributes: text('customerId', 'id', ...names), collection: 'Shop' });
  const patterns = ['First', 'Second'].flatMap((entity) => [0, 1, 2, 3].map((i) => ({
    ...pattern(entity, LIST, { by: [names[i]], returns: names.slice(4, 20) }), name: `${entity}${i}`,
  })));
  const projections = draftOf([wide('First'), wide('Second')], patterns).tables.flatMap(({ indexes }) => indexes.map(({ projection }) => projection));
  expect(projections.reduce((sum, { attributes }) => sum + attributes.length, 0)).toBe(96);
  expect(projections.filter(({ type }) => type === 'ALL')).toHaveLength(2);
});

describe('an item of a collection', () => {
  test('is written with its kind and its key', () => {
    expect(requestsOf(pattern('Order', PUT))[0].derived).toEqual({
      'entity#name': { source: 'constant', type: 'S', constant: 'Order' },
      'entity#key': {
        source: 'glue',
        type: 'S',
        parts: [
          { source: 'constant', type: 'S', constant: 'Order', encoding: 'text' },
          { source: 'attribute', attribute: 'placedAt', type: 'N', unit: 'epoch-milliseconds', encoding: 'digits' },
          { source: 'attribute', attribute: 'orderId', type: 'S', encoding: 'text' },
        ],
      },
    });
  });

  test('without a sort key of its own is found by its kind', () => {
    expect(requestsOf(pattern('Customer', GET))[0]).toMatchObject({
      operation: 'GetItem', key: { 'entity#key': { source: 'glue', parts: [{ constant: 'Customer' }], suffix: '#' } },
    });
  });

  test('is listed by the beginning of its key', () => {
    expect(requestsOf(pattern('Order', LIST, { by: ['customerId'] }))[0]).toMatchObject({
      parameters: { KeyConditionExpression: '#customerId = :customerId AND begins_with(#entity_key, :entity_key)' },
      values: { ':entity_key': { source: 'glue', parts: [{ constant: 'Order' }], suffix: '#' } },
    });
  });

  test('is ranged over within its kind, whichever bound is given', () => {
    const { bounds } = requestsOf(pattern('Order', LIST, { by: ['customerId'], range: 'placedAt' }))[0];
    expect(Object.values(bounds!).map(({ parameters }) => parameters.KeyConditionExpression))
      .toEqual(Array(3).fill('#customerId = :customerId AND #entity_key BETWEEN :from AND :to'));
    expect(bounds!.atLeast.values[':to']).toMatchObject({ parts: [{ constant: 'Order' }], suffix: '$' });
    expect(bounds!.atMost.values[':from']).toMatchObject({ parts: [{ constant: 'Order' }], suffix: '#' });
  });

  test('is found by an index of its own kind', () => {
    expect(requestsOf(pattern('Order', DELETE, { by: ['status'] }))[0]).toMatchObject({
      parameters: { IndexName: 'orderByStatus', KeyConditionExpression: '#entity_name = :entity_name AND #status = :status' },
      values: { ':entity_name': { source: 'constant', constant: 'Order' } },
    });
  });
});

describe('a read of several entities of one partition', () => {
  const joined = (rest: Partial<AccessPattern> = {}) => pattern('Customer', GET, { joins: ['Order'], itemsPerRequest: 10, peakPerSecond: 100, ...rest });
  const coverage = (one: AccessPattern, entities = [customer, note, order]) => draftOf(entities, [one]).coverage[0];

  test('is one request', () => {
    expect(coverage(joined(), [customer, order])).toMatchObject({ servedBy: 'table Customer', why: 'one Query by customerId for Customer, Order' });
    expect(requestsOf(joined(), [customer, order])[0]).toMatchObject({
      parameters: {
        KeyConditionExpression: '#customerId = :customerId AND #entity_key BETWEEN :from AND :to',
        FilterExpression: '(attribute_not_exists(#expiresAt) OR #expiresAt > :now)',
      },
      values: { ':from': { constant: 'Customer#' }, ':to': { constant: 'Order$' } },
    });
  });

  test('drops what stands between them', () => {
    expect(coverage(joined()).why).toBe('one Query by customerId for Customer, Order, filtered of Note after the read');
    expect(requestsOf(joined())[0].parameters.FilterExpression)
      .toBe('#entity_name IN (:Customer, :Order) AND (attribute_not_exists(#expiresAt) OR #expiresAt > :now)');
  });

  test('costs what all of them weigh: one customer and ten orders', () => {
    expect(mapOf([customer, order], [joined()]).patterns[0].readUnits).toBe(1);
  });

  test.each<[string, AccessPattern, Entity[]]>([
    ['with a filter', joined({ filter: ['status'] }), [customer, order]],
    ['by something else than the partition', joined({ by: ['email'] }), [customer, order]],
    ['of an entity outside the collection', joined(), [customer, { ...order, collection: undefined }]],
    ['without a collection', joined(), [{ ...customer, collection: undefined }, { ...order, collection: undefined }]],
  ])('is a join %s', (_, one, entities) => {
    expect(coverage(one, entities)).toMatchObject({ why: expect.stringContaining('DynamoDB has no joins') });
  });

  test('says so in the notes of its table', () => {
    expect(coAccessNotes(toWorkload({ entities: [customer, order], accessPatterns: [joined()] })).get('Customer')).toEqual([
      "'pattern' reads Customer and Order of one customerId in one request, because both are in the collection Shop",
    ]);
  });
});

test('a table carries what all its entities ask of it; what is unknown for one is unknown', () => {
  const [table] = builtTables(draftOf([customer, order], [pattern('Customer', GET)]).tables);
  const units = (readUnitsPerSecond: number) => ({ readUnitsPerSecond, writeUnitsPerSecond: 1 });
  const demand: TableDemand[] = [
    { entity: 'Customer', peak: units(1), average: units(1), indexPeaks: { a: units(2) }, bytes: 10 },
    { entity: 'Order', peak: units(4), indexPeaks: { b: units(3) }, bytes: 20 },
  ];
  expect(builtDemand(table, demand)).toEqual({
    entity: 'Shop', peak: { readUnitsPerSecond: 5, writeUnitsPerSecond: 2 }, average: undefined, indexPeaks: { a: units(2), b: units(3) }, bytes: 30,
  });
});
