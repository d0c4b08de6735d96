import { coAccessNotes } from '../../../src/designs/dynamodb/co-access';
import { AccessPattern, AttributeType, Entity, Operation } from '../../../src/profile/access-pattern-profile';
import { toWorkload } from '../../../src/profile/workload';

const { STRING } = AttributeType;
const customer: Entity = { name: 'Customer', key: ['customerId'], attributes: { customerId: STRING }, averageItemBytes: 500 };
const order: Entity = { name: 'Order', key: ['customerId', 'orderId'], attributes: { customerId: STRING, orderId: STRING }, averageItemBytes: 500 };
const joined: AccessPattern = {
  name: 'overview', entity: 'Customer', operation: Operation.GET, joins: ['Order'], itemsPerRequest: 10, peakPerSecond: 600, toleratesStaleSeconds: 5,
};
const get = (peakPerSecond?: number): AccessPattern => ({ name: 'get', entity: 'Order', operation: Operation.GET, peakPerSecond });
const noteOf = (patterns: AccessPattern[], entities = [customer, order]) =>
  coAccessNotes(toWorkload({ entities, accessPatterns: patterns })).get('Customer') ?? [];

test.each([
  ['most reads want both', [joined, get(400)],
    "'overview' reads Customer and Order of one customerId with requests to two tables; 60 % of the reads of either want both. A collection would make it one request (600 fewer requests/s at the peak, 300 fewer read units/s). Tables keep their keys for good: declare the collection before the first deployment, or move the items"],
  ['nearly all reads want both', [joined, get(50)],
    "'overview' reads Customer and Order of one customerId with requests to two tables; 92.3 % of the reads of either want both, so that one item could hold them. A collection would make it one request (600 fewer requests/s at the peak, 300 fewer read units/s). Tables keep their keys for good: declare the collection before the first deployment, or move the items"],
  ['few reads want both', [joined, get(1_400)],
    "'overview' reads Customer and Order of one customerId, but 30 % of the reads of either want both: tables of their own suit them better than a collection"],
  ['a rate is unknown', [joined, get()],
    "'overview' reads Customer and Order of one customerId with requests to two tables; an unknown share of the reads of either want both. A collection would make it one request (600 fewer requests/s at the peak, 300 fewer read units/s). Tables keep their keys for good: declare the collection before the first deployment, or move the items"],
])('%s', (_, patterns, note) => {
  expect(noteOf(patterns)).toEqual([note]);
});

test.each<[string, AccessPattern[], Entity[]]>([
  ['nothing is read together', [get(1)], [customer, order]],
  ['the partitions differ', [joined], [customer, { ...order, key: ['orderId'] }]],
  ['the partitions differ in type', [joined], [customer, { ...order, attributes: { ...order.attributes, customerId: AttributeType.NUMBER } }]],
])('is silent where %s', (_, patterns, entities) => {
  expect(noteOf(patterns, entities)).toEqual([]);
});
