import { faultsOfEntity } from '../sample';

test.each([
  ['a key of three attributes', { key: ['customerId', 'placedAt', 'orderId'] }],
  ['a binary key', { key: ['scan'] }],
  ['unique groups', { unique: [['email'], ['customerId', 'placedAt']] }],
  ['an expiry', { expiry: { attribute: 'expiresAt', afterSeconds: 0.5 } }],
  ['an average as large as the largest', { averageItemBytes: 100, maxItemBytes: 100 }],
])('accepts %s', (_, change) => {
  expect(faultsOfEntity(change)).toEqual([]);
});

test.each([
  [{ key: ['orderID', 'customer'] }, [
    "key: unknown attribute 'orderID' of entity Order; did you mean 'orderId'?",
    "key: unknown attribute 'customer' of entity Order; did you mean 'customerId'?",
  ]],
  [{ key: ['orderId', 'orderId'] }, ["key: got the attribute 'orderId' more than once; name it once"]],
  [{ key: ['paid'] }, ["key: 'paid' is a boolean, allowed in a key are string, number, timestamp and binary; use another attribute"]],
  [{ key: ['orderId', 'tags'] }, ["key: 'tags' is a json, allowed in a key are string, number, timestamp and binary; use another attribute"]],
  [{ unique: [['email'], ['emial']] }, ["unique[1]: unknown attribute 'emial' of entity Order; did you mean 'email'?"]],
  [{ unique: [['email', 'email']] }, ["unique[0]: got the attribute 'email' more than once; name it once"]],
  [{ unique: [['email', 'orderId'], ['email'], ['orderId', 'email']] }, ['unique[2]: got the attributes of unique[0] again; name a group once']],
  [{ expiry: { attribute: 'expireAt' } }, ["expiry.attribute: unknown attribute 'expireAt' of entity Order; did you mean 'expiresAt'?"]],
  [{ expiry: { attribute: 'total' } }, ["expiry.attribute: 'total' is a number, allowed is a timestamp; declare it as one or use another attribute"]],
  [{ key: ['orderId', 'placedAt'], expiry: { attribute: 'placedAt' } },
    ["expiry.attribute: 'placedAt' is part of the key, whose timestamps are milliseconds while expiry counts seconds; add an attribute for the expiry"]],
  [{ averageItemBytes: 101, maxItemBytes: 100 }, ['averageItemBytes: got 101, which is over maxItemBytes 100; lower it or raise maxItemBytes']],
])('fails %j', (change, faults) => {
  expect(faultsOfEntity(change)).toEqual(faults.map((fault) => `entities[0].${fault}`));
});
