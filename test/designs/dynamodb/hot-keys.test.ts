import { draftDynamoDb } from '../../../src/designs/dynamodb/draft';
import { hotKeys } from '../../../src/designs/dynamodb/hot-keys';
import { requestLoads } from '../../../src/designs/dynamodb/request-loads';
import { AccessPattern, Entity, Operation } from '../../../src/profile/access-pattern-profile';
import { groupBy } from '../../../src/profile/group-by';
import { toWorkload } from '../../../src/profile/workload';
import { entity, pattern } from './drafts';

const { GET, LIST, PUT, UPDATE } = Operation;
const sorted = (rest: Partial<Entity> = {}) => entity({ key: ['userId', 'createdAt'], averageItemBytes: 1_000, hottestKeyShare: 0.5, ...rest });
const named = (name: string, operation: Operation, peakPerSecond: number, rest: Partial<AccessPattern> = {}) =>
  pattern(operation, { name, peakPerSecond, ...rest });
const hotKeysOf = (entities: Entity[], accessPatterns: AccessPattern[]) => {
  const workload = toWorkload({ entities, accessPatterns });
  const draft = draftDynamoDb(workload);
  return hotKeys(workload, draft, groupBy(requestLoads(workload, draft), (load) => load.entity));
};

test('a key beyond one partition gets as many shards as it takes, and each pattern its price', () => {
  expect(hotKeysOf([sorted()], [
    named('write', PUT, 5_001),
    named('list', LIST, 100, { by: ['userId'], itemsPerRequest: 30 }),
    named('get', GET, 100),
    named('by status', LIST, 100, { by: ['status'] }),
    named('change all', UPDATE, 1, { by: ['userId'] }),
  ])).toEqual([{
    table: 'User',
    partition: 'userId',
    readUnitsPerSecond: 225.25,
    writeUnitsPerSecond: 2_501,
    shards: 3,
    keyExpression: "userId + '#' + (a hash of createdAt modulo 3)",
    patterns: [
      { pattern: 'write', requests: 1 },
      { pattern: 'list', requests: 3, readUnits: 4.5 },
      { pattern: 'get', requests: 1, readUnits: 0.5 },
      { pattern: 'change all', requests: 3 },
    ],
  }]);
});

test('an item that is the whole partition is copied', () => {
  const [hot] = hotKeysOf([entity({ averageItemBytes: 1_000, hottestKeyShare: 1 })], [named('get', GET, 7_000), named('write', PUT, 10)]);
  expect(hot.shards).toBe(2);
  expect(hot.keyExpression).toBe("userId + '#' + (0 to 1): 2 copies of the item, written together and read at random; of a counter, parts that are summed");
  expect(hot.patterns).toEqual([{ pattern: 'get', requests: 1, readUnits: 0.5 }, { pattern: 'write', requests: 2 }]);
});

test('entities of a collection load the same keys', () => {
  const entities = [sorted({ name: 'User', collection: 'All' }), sorted({ name: 'Post', collection: 'All' })];
  const [hot] = hotKeysOf(entities, [named('write user', PUT, 1_200), { ...named('write post', PUT, 1_200), entity: 'Post' }]);
  expect([hot.table, hot.writeUnitsPerSecond, hot.shards]).toEqual(['All', 1_200, 2]);
});

test.each<[string, Entity, AccessPattern]>([
  ['one partition carries it', sorted(), named('write', PUT, 2_000)],
  ['the share is unknown', sorted({ hottestKeyShare: undefined }), named('write', PUT, 90_000)],
  ['the rate is unknown', sorted(), pattern(PUT)],
])('is silent where %s', (_, of, one) => {
  expect(hotKeysOf([of], [one])).toEqual([]);
});
