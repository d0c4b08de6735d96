import { pricesFor } from '../../../src/designs/cost/prices';
import { completeDynamoDb } from '../../../src/designs/dynamodb/complete';
import { draftDynamoDb } from '../../../src/designs/dynamodb/draft';
import { tablesInWords } from '../../../src/designs/dynamodb/tables-in-words';
import { AccessPattern, Entity, Operation } from '../../../src/profile/access-pattern-profile';
import { toWorkload } from '../../../src/profile/workload';
import { entity, pattern } from './drafts';

const wordsOf = (entities: Entity[], accessPatterns: AccessPattern[], mode = 'on-demand') => {
  const workload = toWorkload({ entities, accessPatterns });
  return tablesInWords(workload, completeDynamoDb(workload, draftDynamoDb(workload), { 'dynamodb/capacity-mode': mode }, pricesFor('us-east-1')));
};

test('tables and indexes with their keys, throughput and hot keys', () => {
  const of = entity({ key: ['userId', 'createdAt'], averageItemBytes: 1_000, hottestKeyShare: 0.1 });
  expect(wordsOf([of], [
    pattern(Operation.PUT, { name: 'write', peakPerSecond: 45_000 }),
    pattern(Operation.LIST, { name: 'find', by: ['status'], range: 'score', returns: ['email'], peakPerSecond: 10 }),
  ])).toEqual([
    'table User: partition userId, sort createdAt; at most 3,000 read units/s, warm for 12,000 read and 45,000 write units/s, a quota of 50,000 write units/s to ask AWS for beforehand (the default is 40,000)',
    "index byStatusAndScore of User: partition status, sort score; projects INCLUDE (email); serves 'find'; at most 3,000 read units/s, warm for 12,000 read and 45,000 write units/s, a quota of 50,000 write units/s to ask AWS for beforehand (the default is 40,000)",
    "table User: the busiest userId takes 0 read and 4,500 write units/s, more than one partition carries; 5 shards would spread it: userId + '#' + (a hash of createdAt modulo 5); then 'write' takes 1 request",
    expect.stringContaining('an index keeps its key and its projection for good'),
  ]);
});

test('what is asked of the application, for one table and beside others', () => {
  expect(wordsOf([entity({ unique: [['email']] }), entity({ name: 'Team' })], [pattern(Operation.GET, { joins: ['Team'] })])).toEqual([
    expect.stringMatching(/^table User: partition userId/),
    expect.stringMatching(/^User: unique email: DynamoDB keeps only the table key unique/),
    expect.stringMatching(/^User: 'pattern' reads User and Team of one userId/),
    expect.stringMatching(/^table Team: partition userId/),
  ]);
});

test('provisioned throughput by its bounds', () => {
  expect(wordsOf([entity({ averageItemBytes: 1_000 })], [pattern(Operation.GET, { peakPerSecond: 1_400, averagePerSecond: 700 })], 'provisioned'))
    .toEqual(['table User: partition userId; 500 to 1,000 read units/s, scaled at 70 %, 1 to 1 write units/s, scaled at 70 %']);
});

test('quotas for what auto scaling may reach, of tables and of the account', () => {
  const put = pattern(Operation.PUT, { peakPerSecond: 35_000, averagePerSecond: 33_000 });
  const of = entity({ averageItemBytes: 500 });
  const TABLE = 'scaled at 70 %, 47,143 to 50,000 write units/s, scaled at 70 %, warm for 12,000 read and 35,000 write units/s, '
    + 'a quota of 50,000 write units/s to ask AWS for beforehand (the default is 40,000)';
  expect(wordsOf([of], [put], 'provisioned')).toEqual([expect.stringContaining(TABLE)]);
  expect(wordsOf([of, { ...of, name: 'Team' }], [put, { ...put, name: 'other', entity: 'Team' }], 'provisioned')).toEqual([
    expect.stringContaining(TABLE),
    expect.stringContaining(TABLE),
    'the account in this Region: a quota of 100,000 write units/s to ask AWS for beforehand (the default is 80,000), for what auto scaling may provision in all tables and indexes',
  ]);
});

test('a collection by its entities, with their notes', () => {
  expect(wordsOf([entity({ collection: 'All' }), entity({ name: 'Team', collection: 'All', unique: [['email']] })], [pattern(Operation.GET)])).toEqual([
    'table All of User, Team: partition userId, sort entity#key',
    'User: in the table of the collection All: write entity#name (User) and entity#key (User# and the rest of the key) with every item',
    'User: the collection All shares its quotas: 20 indexes, 100 projected attributes, two stream readers, one expiry attribute, one recovery to a moment',
    'Team: in the table of the collection All: write entity#name (Team) and entity#key (Team# and the rest of the key) with every item',
    'Team: the collection All shares its quotas: 20 indexes, 100 projected attributes, two stream readers, one expiry attribute, one recovery to a moment',
    expect.stringContaining('Team: unique email'),
  ]);
});
