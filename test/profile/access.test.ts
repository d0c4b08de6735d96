import { toAccess } from '../../src/profile/access';
import { AccessPattern, AttributeType, Consistency, Entity, Operation } from '../../src/profile/access-pattern-profile';

const { STRING } = AttributeType;
const ENTITY: Entity = { name: 'Order', key: ['customerId', 'orderId'], attributes: { customerId: STRING, orderId: STRING, email: STRING, state: STRING } };

function access(change: Partial<AccessPattern>, singleStore = false) {
  return toAccess({ name: 'pattern', entity: 'Order', operation: Operation.GET, ...change }, ENTITY, singleStore);
}

test('fills in every default', () => {
  const pattern = { name: 'pattern', entity: 'Order', operation: Operation.GET };
  expect(toAccess(pattern, ENTITY, false)).toEqual({
    pattern,
    name: 'pattern',
    operation: 'get',
    entity: ENTITY,
    by: ['customerId', 'orderId'],
    filter: [],
    joins: [],
    peakPerSecond: undefined,
    averagePerSecond: undefined,
    peakIsAverage: false,
    itemsPerRequest: 1,
    maxItemsPerRequest: 1,
    writes: false,
    strong: false,
    singleKey: true,
    fullKey: true,
    servedElsewhere: false,
  });
});

const { GET, LIST, PUT, UPDATE, DELETE, TRANSACTION, SEARCH, AGGREGATE, AD_HOC } = Operation;

test.each([
  [GET, true, false], [PUT, true, true], [UPDATE, true, true], [DELETE, true, true], [TRANSACTION, true, true],
  [LIST, false, false], [SEARCH, false, false], [AGGREGATE, false, false], [AD_HOC, false, false],
])('%s goes by the full key by default: %s, writes: %s', (operation, fullKey, writes) => {
  const { by, ...result } = access({ operation });
  expect(by).toEqual(fullKey ? ENTITY.key : []);
  expect(result).toMatchObject({ fullKey, singleKey: fullKey, writes });
});

test.each<[string, Partial<AccessPattern>, boolean, boolean]>([
  ['a list within a partition', { operation: LIST, by: ['customerId'] }, true, false],
  ['a list by partition and more', { operation: LIST, by: ['email', 'customerId'] }, true, false],
  ['a get by another attribute', { by: ['email'] }, false, false],
  ['a get by the sort attribute alone', { by: ['orderId'] }, false, false],
  ['a get by the key, in another order, and more', { by: ['orderId', 'state', 'customerId'] }, true, true],
  ['a join by the key', { by: ENTITY.key, joins: ['Customer'] }, false, false],
  ['an aggregate within a partition', { operation: AGGREGATE, by: ['customerId'] }, false, false],
  ['a search within the key', { operation: SEARCH, by: ['customerId', 'orderId'] }, false, false],
])('%s: single key %s', (_, change, singleKey, fullKey) => {
  expect(access(change)).toMatchObject({ singleKey, fullKey });
});

test.each([
  [{}, undefined, false],
  [{ peakPerSecond: 9 }, 9, false],
  [{ averagePerSecond: 4 }, 4, true],
  [{ peakPerSecond: 9, averagePerSecond: 4 }, 9, false],
  [{ peakPerSecond: 0, averagePerSecond: 0 }, 0, false],
])('%j has the peak %p', (change, peakPerSecond, peakIsAverage) => {
  expect(access(change)).toMatchObject({ peakPerSecond, peakIsAverage });
});

test.each([
  [{ itemsPerRequest: 25 }, 25, 25],
  [{ maxItemsPerRequest: 100 }, 1, 100],
  [{ itemsPerRequest: 25, maxItemsPerRequest: 100 }, 25, 100],
])('%j has the usual and the largest number of items', (change, itemsPerRequest, maxItemsPerRequest) => {
  expect(access(change)).toMatchObject({ itemsPerRequest, maxItemsPerRequest });
});

test('filters by what is not in by already, constants included, each once', () => {
  const change = { operation: LIST, by: ['customerId', 'state'], filter: ['email', 'orderId'], filterValues: { state: 'open', email: 'x' } };
  expect(access(change).filter).toEqual(['email', 'orderId']);
});

test.each([
  [false, false, false], [true, false, true], [true, true, false],
])('may be served elsewhere: declared %s, single store %s → %s', (declared, singleStore, servedElsewhere) => {
  expect(access({ servedElsewhere: declared }, singleStore).servedElsewhere).toBe(servedElsewhere);
});

test('is strong only when declared so', () => {
  expect([Consistency.STRONG, Consistency.EVENTUAL, undefined].map((consistency) => access({ consistency }).strong)).toEqual([true, false, false]);
});
