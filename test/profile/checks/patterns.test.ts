import { faultsOfPattern } from '../sample';

test.each([
  ['a get by another attribute', { by: ['email'] }],
  ['a list of everything', { operation: 'list', by: [] }],
  ['a list by key and range', { operation: 'list', by: ['customerId'], range: 'placedAt', descending: true }],
  ['a batch get', { itemsPerRequest: 25, maxItemsPerRequest: 100 }],
  ['equality on a document or a flag', { operation: 'list', by: ['tags', 'paid'] }],
  ['a fraction of an item on average', { itemsPerRequest: 1.5, maxItemsPerRequest: 2 }],
  ['a constant for an attribute of by', { operation: 'list', by: ['customerId', 'paid'], filterValues: { paid: true } }],
  ['a filter with a constant', { operation: 'list', by: ['customerId'], filter: ['paid'], filterValues: { paid: true } }],
  ['an index on the expiry attribute', { operation: 'list', by: ['customerId'], range: 'expiresAt' }],
  ['a transaction over two entities', { operation: 'transaction', alsoWrites: ['Customer'], conditional: true }],
  ['a join', { operation: 'list', by: ['customerId'], joins: ['Customer'] }],
  ['a join with itself', { operation: 'list', by: ['customerId'], joins: ['Order'] }],
  ['an update of one entity while another is appended to', { operation: 'update' }],
  ['a strong write', { operation: 'put', consistency: 'strong' }],
  ['equal average and peak', { averagePerSecond: 5, peakPerSecond: 5 }],
  ['a rate of nothing', { peakPerSecond: 0 }],
  ['a transaction of one item of each entity', { operation: 'transaction', alsoWrites: ['Customer', 'Reading'], maxItemsPerRequest: 3 }],
])('accepts %s', (_, change) => {
  expect(faultsOfPattern(change)).toEqual([]);
});

test.each([
  [{ entity: 'Oder' }, "entity: unknown entity 'Oder'; did you mean 'Order'?"],
  [{ entity: 'Invoice' }, "entity: unknown entity 'Invoice'; declare it under entities or use one of Order, Customer, Reading"],
  [{ by: ['emial'] }, "by: unknown attribute 'emial' of entity Order; did you mean 'email'?"],
  [{ by: ['colour'] },
    "by: unknown attribute 'colour' of entity Order; declare it under the entity's attributes or use one of "
    + 'customerId, orderId, email, total, placedAt, expiresAt, paid, scan, tags'],
  [{ by: ['constructor'] }, "by: unknown attribute 'constructor' of entity Order; declare it"],
  [{ range: 'placedat' }, "range: unknown attribute 'placedat' of entity Order; did you mean 'placedAt'?"],
  [{ filter: ['piad'] }, "filter: unknown attribute 'piad' of entity Order; did you mean 'paid'?"],
  [{ returns: ['totl'] }, "returns: unknown attribute 'totl' of entity Order; did you mean 'total'?"],
  [{ by: ['email', 'email'] }, "by: got the attribute 'email' more than once; name it once"],
  [{ by: [] }, 'by: got an empty list for get; leave it out for the full key or name the attributes compared'],
  [{ operation: 'list', by: ['customerId'], range: 'customerId' }, "range: 'customerId' is compared for equality in 'by' already; leave it in one of the two"],
  [{ operation: 'list', range: 'tags' }, "range: 'tags' is a json, which has no order; allowed are string, number, timestamp and binary"],
  [{ operation: 'list', range: 'paid' }, "range: 'paid' is a boolean, which has no order; allowed are string, number, timestamp and binary"],
  [{ operation: 'list', descending: true }, 'descending: got true without a range; name the attribute to sort by as range'],
  [{ operation: 'list', by: ['email'], filter: ['email'] }, "filter: 'email' is compared in 'by' already; leave it in one of the two"],
  [{ operation: 'list', range: 'placedAt', filter: ['placedAt'] }, "filter: 'placedAt' is compared in 'range' already; leave it in one of the two"],
  [{ operation: 'search' }, 'by: missing; name the attributes that are searched'],
  [{ operation: 'search', by: ['total'] }, "by: 'total' is a number, allowed in a search is a string; search another attribute"],
  [{ operation: 'list', joins: ['Custmer'] }, "joins: unknown entity 'Custmer'; did you mean 'Customer'?"],
  [{ operation: 'list', joins: ['Customer', 'Customer'] }, "joins: got the entity 'Customer' more than once; name it once"],
  [{ operation: 'put', joins: ['Customer'] },
    'joins: got joins on put, they are allowed on get, list, search, aggregate, ad-hoc; declare the read as a pattern of its own'],
  [{ operation: 'transaction', alsoWrites: ['Custmer'] }, "alsoWrites: unknown entity 'Custmer'; did you mean 'Customer'?"],
  [{ operation: 'put', alsoWrites: ['Customer'] },
    'alsoWrites: got other entities on put, they are allowed on transaction; change the operation or leave them out'],
  [{ operation: 'transaction', alsoWrites: ['Order'] }, "alsoWrites: 'Order' is written anyway; name other entities, count its items in itemsPerRequest"],
  [{ conditional: true }, 'conditional: got true on get, allowed is it on put, update, delete, transaction; leave it out'],
  [{ entity: 'Reading', operation: 'update' }, 'operation: got update, but Reading is appendOnly; drop one of the two'],
  [{ consistency: 'strong', toleratesStaleSeconds: 1 },
    'toleratesStaleSeconds: got 1 with strong consistency, which tolerates none; drop one of the two'],
  [{ averagePerSecond: 6, peakPerSecond: 5 }, 'averagePerSecond: got 6, which is over peakPerSecond 5; lower it or raise the peak'],
  [{ operation: 'transaction', alsoWrites: ['Customer', 'Reading'], maxItemsPerRequest: 2 },
    'maxItemsPerRequest: got 2, but the transaction writes an item of each of 3 entities; raise it or shorten alsoWrites'],
  [{ operation: 'transaction', alsoWrites: ['Customer', 'Reading'], itemsPerRequest: 3, maxItemsPerRequest: 2 },
    'maxItemsPerRequest: got 2, which is under itemsPerRequest 3; raise it'],
  [{ itemsPerRequest: 10, maxItemsPerRequest: 9 }, 'maxItemsPerRequest: got 9, which is under itemsPerRequest 10; raise it'],
])('fails %j', (change, fault) => {
  const faults = faultsOfPattern(change);
  expect(faults).toHaveLength(1);
  expect(faults[0]).toContain(`accessPatterns[0].${fault}`);
});
