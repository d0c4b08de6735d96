import { lookedUpWrite, namesItems, readRequest, requestsSent, writeRequest } from '../../../src/designs/dynamodb/requests';
import { AccessPattern, Operation } from '../../../src/profile/access-pattern-profile';
import { accessOf, entity, pattern } from './drafts';

const order = entity({ key: ['userId', 'createdAt'] });

test.each<[string, AccessPattern, boolean]>([
  ['an update by the full key', pattern(Operation.UPDATE), true],
  ['an update by a part of the key', pattern(Operation.UPDATE, { by: ['userId'] }), false],
  ['a put by a part of the key', pattern(Operation.PUT, { by: ['userId'] }), true],
  ['a transaction by a part of the key', pattern(Operation.TRANSACTION, { by: ['userId'] }), true],
  ['a put by another attribute', pattern(Operation.PUT, { by: ['email'] }), false],
])('whether %s names its items: %s', (_, one, expected) => {
  expect(namesItems(accessOf(one, order))).toBe(expected);
});

test('a read of one item that is sorted by something else is a Query', () => {
  expect(readRequest(accessOf(pattern(Operation.GET, { range: 'score' })), { equals: ['userId'] }).operation).toBe('Query');
});

test('a write sends its lookup first', () => {
  const access = accessOf(pattern(Operation.UPDATE, { by: ['email'] }), order);
  const sent = requestsSent(lookedUpWrite(access, { equals: ['email'] }, 'byEmail'));
  expect(sent.map(({ operation, index }) => [operation, index])).toEqual([['Query', 'byEmail'], ['UpdateItem', undefined]]);
  expect(requestsSent(writeRequest(access))).toHaveLength(1);
});
