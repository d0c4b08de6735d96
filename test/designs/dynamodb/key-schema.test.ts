import { isKeyable, projectedTableKeys, tableKey, tableShape } from '../../../src/designs/dynamodb/key-schema';
import { entity } from './drafts';

test.each([
  ['userId', 'S'],
  ['score', 'N'],
  ['createdAt', 'N'],
  ['digest', 'B'],
])('%s is a partition key of type %s', (name, type) => {
  expect(tableKey(entity({ key: [name] }))).toEqual({ partitionKey: { name, type } });
});

test('the second attribute of a key is the sort key', () => {
  expect(tableKey(entity({ key: ['userId', 'createdAt'] }))).toEqual({
    partitionKey: { name: 'userId', type: 'S' },
    sortKey: { name: 'createdAt', type: 'N' },
  });
});

test('further attributes of a key are glued into one sort key', () => {
  const long = entity({ key: ['userId', 'region', 'createdAt', 'email'] });
  expect(tableKey(long)).toEqual({
    partitionKey: { name: 'userId', type: 'S' },
    sortKey: { name: 'region#createdAt#email', type: 'S', glues: ['region', 'createdAt', 'email'] },
  });
  expect(tableShape(long)).toEqual({ partition: ['userId'], sort: ['region', 'createdAt', 'email'], isGlued: true });
});

test('an index holds the table key, but not the parts of a glued one', () => {
  expect(projectedTableKeys(entity({ key: ['userId', 'region'] }))).toEqual(['userId', 'region']);
  expect(projectedTableKeys(entity({ key: ['userId', 'region', 'email'] }))).toEqual(['userId']);
});

test('booleans and JSON cannot be keys', () => {
  const keyable = Object.keys(entity().attributes).filter((attribute) => isKeyable(entity(), attribute));
  expect(keyable).toEqual(['userId', 'email', 'status', 'region', 'score', 'createdAt', 'digest']);
});
