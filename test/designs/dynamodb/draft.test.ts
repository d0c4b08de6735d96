import { AttributeType, Operation } from '../../../src/profile/access-pattern-profile';
import { draftOf, entity, pattern } from './drafts';

const session = entity({
  name: 'Session',
  key: ['sessionId'],
  attributes: {
    sessionId: AttributeType.STRING, userId: AttributeType.STRING, createdAt: AttributeType.TIMESTAMP, expiresAt: AttributeType.TIMESTAMP,
  },
  expiry: { attribute: 'expiresAt', afterSeconds: 3600 },
});
const order = entity({
  name: 'Order',
  key: ['customerId', 'orderId', 'lineNumber'],
  attributes: { customerId: AttributeType.STRING, orderId: AttributeType.STRING, lineNumber: AttributeType.NUMBER },
});

test('one table per entity, with or without patterns', () => {
  const patterns = [
    pattern(Operation.GET, { name: 'read', entity: 'Session' }),
    pattern(Operation.DELETE, { name: 'signOut', entity: 'Session', by: ['userId'] }),
    pattern(Operation.LIST, { name: 'history', entity: 'Session', by: ['userId'], range: 'createdAt', returns: ['sessionId', 'createdAt'] }),
  ];
  const { tables } = draftOf([session, order], patterns);
  expect(tables).toEqual([
    {
      entity: 'Session',
      partitionKey: { name: 'sessionId', type: 'S' },
      indexes: [{
        name: 'byUserIdAndCreatedAt',
        partitionKeys: [{ name: 'userId', type: 'S' }],
        sortKeys: [{ name: 'createdAt', type: 'N' }],
        projection: { type: 'ALL', attributes: [] },
        patterns: ['history', 'signOut'],
      }],
      timeToLiveAttribute: 'expiresAt',
    },
    {
      entity: 'Order',
      partitionKey: { name: 'customerId', type: 'S' },
      sortKey: { name: 'orderId#lineNumber', type: 'S', glues: ['orderId', 'lineNumber'] },
      indexes: [],
    },
  ]);
});

test('coverage has a line for each pattern, in the order of the profile', () => {
  const names = ['c', 'a', 'b'];
  expect(draftOf([entity()], names.map((name) => pattern(Operation.GET, { name }))).coverage.map((line) => line.pattern)).toEqual(names);
});

test('more than 20 indexes stay in the draft', () => {
  const names = Array.from({ length: 25 }, (_, i) => `attribute${i}`);
  const wide = entity({ attributes: Object.fromEntries(['userId', ...names].map((name) => [name, AttributeType.STRING])) });
  expect(draftOf([wide], names.map((name) => pattern(Operation.LIST, { name, by: [name] }))).tables[0].indexes).toHaveLength(25);
});

test('a thousand patterns take well under a second of processor time', () => {
  const names = Array.from({ length: 40 }, (_, i) => `attribute${i}`);
  const wide = entity({ attributes: Object.fromEntries(['userId', ...names].map((name) => [name, AttributeType.STRING])) });
  const patterns = Array.from({ length: 1000 }, (_, i) => pattern(Operation.LIST, {
    name: `pattern${i}`, by: [names[i % 40], names[(i % 40 + 1 + i % 37) % 40]], range: i % 3 === 0 ? 'userId' : undefined,
  }));
  const start = process.cpuUsage();
  const draft = draftOf([wide], patterns);
  expect(process.cpuUsage(start).user / 1_000).toBeLessThan(1_000);
  expect(draft.coverage.every((line) => line.servedBy !== undefined)).toBe(true);
});
