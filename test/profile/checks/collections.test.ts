import { anEntity, aProfile, faultsOf } from '../sample';

const shop = (change: Record<string, unknown> = {}) => anEntity({ collection: 'Shop', ...change });
const customer = (change: Record<string, unknown> = {}) =>
  ({ name: 'Customer', key: ['customerId'], attributes: { customerId: 'string', name: 'string' }, collection: 'Shop', ...change });
const of = (entities: unknown[], rest: Record<string, unknown> = {}) => faultsOf(aProfile({ entities, ...rest }));

test.each([
  ['entities of one partition', [shop(), customer()]],
  ['an entity by itself', [shop()]],
  ['one expiry attribute', [shop({ expiry: { attribute: 'expiresAt' } }), customer()]],
  ['different partitions in different collections', [shop(), customer({ key: ['name'], collection: 'People' })]],
])('accepts %s', (_, entities) => {
  expect(of(entities)).toEqual([]);
});

test('accepts a feed of everything', () => {
  expect(of([shop(), customer()], { changeFeeds: [{ name: 'all', target: 'lambda' }] })).toEqual([]);
});

test.each<[string, unknown[], string]>([
  ['an entity of that name', [shop({ collection: 'Customer' }), customer({ collection: undefined })],
    "entities[0].collection: got 'Customer', which is an entity's name and the name of that entity's own table; choose another name"],
  ['another partition', [shop(), customer({ key: ['name'] })],
    "entities[1].collection: Customer has the partition 'name', but Order of the same collection has 'customerId'; give both the same first attribute of the key, or tables of their own"],
  ['an attribute of another type', [shop(), customer({ attributes: { customerId: 'string', name: 'string', total: 'string' } })],
    "entities[1].collection: 'total' is a string in Customer and a number in Order; make the types agree, rename one, or give them tables of their own"],
  ['an expiry attribute that is something else elsewhere',
    [shop({ expiry: { attribute: 'expiresAt' } }), customer({ attributes: { customerId: 'string', expiresAt: 'timestamp' } })],
    "entities[0].collection: Order expires by 'expiresAt', and Customer uses that attribute for something else; a table has one expiry attribute: name it alike, or give them tables of their own"],
])('fails %s', (_, entities, fault) => {
  expect(of(entities)).toEqual([fault]);
});

test('fails two expiry attributes, once from each side', () => {
  const expiring = customer({ attributes: { customerId: 'string', endsAt: 'timestamp' }, expiry: { attribute: 'endsAt' } });
  expect(of([shop({ expiry: { attribute: 'expiresAt' } }), expiring])).toEqual([
    "entities[0].collection: Order expires by 'expiresAt', and Customer by 'endsAt'; a table has one expiry attribute: name it alike, or give them tables of their own",
    "entities[1].collection: Customer expires by 'endsAt', and Order by 'expiresAt'; a table has one expiry attribute: name it alike, or give them tables of their own",
  ]);
});

test('fails a feed of one of its entities', () => {
  expect(of([shop(), customer()], { changeFeeds: [{ name: 'orders', target: 'lambda', entity: 'Order' }] })).toEqual([
    "entities[0].collection: the change feed 'orders' wants the changes of Order only, but a stream carries those of all 'Shop'; "
      + "leave the feed's entity out and tell changes apart by the attribute entity#name, or give Order a table of its own",
  ]);
});
