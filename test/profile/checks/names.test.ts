import { aPattern, aProfile, anEntity, faultsOf } from '../sample';

test.each([
  [{ entities: [anEntity(), anEntity()] }, "entities[1].name: got 'Order', which entities[0] is called already; choose another name"],
  [{ accessPatterns: [aPattern(), aPattern()] },
    "accessPatterns[1].name: got 'get order', which accessPatterns[0] is called already; choose another name"],
  [{ changeFeeds: [{ name: 'all', target: 'any' }, { name: 'all', target: 'lambda' }] },
    "changeFeeds[1].name: got 'all', which changeFeeds[0] is called already; choose another name"],
  [{ entities: [anEntity(), anEntity({ name: 'order' })] }, "entities: entity 'order' and 'Order' are both order in SQL; rename one"],
  [{ entities: [anEntity({ name: 'Order', key: ['customerId'], attributes: { 'customerId': 'string', 'customer-id': 'string' } })] },
    "entities[0].attributes: attribute 'customer-id' and 'customerId' are both customer_id in SQL; rename one"],
  [{ entities: [anEntity({ name: 'Order', key: ['a'], attributes: { a: 'string', ['aB'.repeat(31)]: 'string' } })] },
    `entities[0].attributes: attribute '${'aB'.repeat(30)}…' is ${'a_b'.repeat(31)} in SQL, which is longer than 63 characters; shorten it`],
])('fails a name that is taken or too long (%#)', (change, fault) => {
  expect(faultsOf(aProfile(change))).toEqual([fault]);
});
