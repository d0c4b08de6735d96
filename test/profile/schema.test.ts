import { AccessPatternProfile } from '../../src/profile/access-pattern-profile';
import { InvalidProfileError } from '../../src/profile/invalid-profile-error';
import { checkProfile } from '../../src/profile/schema';
import { aPattern, aProfile, anEntity, faultsOf } from './sample';

const FIELDS = 'description, entities, accessPatterns, traffic, clients, regions, changeFeeds, evolution, availability, existingStore, '
  + 'singleStore, platform, requires';

/** A profile that uses every field of the contract. */
const EVERYTHING = {
  description: 'orders of a shop',
  entities: [anEntity({
    itemCount: 5_000_000,
    averageItemBytes: 700.5,
    maxItemBytes: 4_096,
    largeValuesElsewhere: false,
    appendOnly: false,
    unique: [['email']],
    hottestKeyShare: 0.01,
    expiry: { attribute: 'expiresAt', afterSeconds: 86_400 },
  })],
  accessPatterns: [
    aPattern({ by: ['email'], filter: ['paid'], filterValues: { total: 3 }, returns: ['orderId'], p99Milliseconds: 10, toleratesStaleSeconds: 0 }),
    aPattern({ name: 'list', operation: 'list', by: ['customerId'], range: 'placedAt', descending: true, joins: ['Order'], consistency: 'strong' }),
    aPattern({
      name: 'place',
      operation: 'transaction',
      alsoWrites: [],
      conditional: true,
      itemsPerRequest: 3,
      maxItemsPerRequest: 20,
      peakPerSecond: 40,
      averagePerSecond: 4.5,
      servedElsewhere: false,
    }),
  ],
  traffic: 'daily-cycle',
  clients: { kind: 'functions', maxConcurrent: 500, canJoinVpc: true, ownPool: false },
  regions: { topology: 'active-passive', replicas: ['eu-west-1'], replicaCount: 1, consistency: 'eventual' },
  changeFeeds: [{ name: 'audit', target: 'eventbridge', entity: 'Order', share: 0.2 }],
  evolution: 'evolving',
  availability: { tier: 'high', maxDataLossSeconds: 1, maxDowntimeSeconds: 60 },
  existingStore: { engine: 'other', bytes: 1e12, entityTypes: 4 },
  singleStore: true,
  platform: 'mixed',
  requires: ['foreign-keys'],
};

test('returns the profile as it is, without defaults', () => {
  expect(checkProfile(EVERYTHING)).toEqual(EVERYTHING);
  expect(checkProfile(aProfile())).toEqual(aProfile());
});

test('returns a copy that has no part in common with what was given', () => {
  const input = aProfile() as unknown as AccessPatternProfile;
  const profile = checkProfile(input);
  expect(profile).not.toBe(input);
  expect(profile.entities).not.toBe(input.entities);
  expect(profile.entities[0]).not.toBe(input.entities[0]);
  expect(profile.entities[0].key).not.toBe(input.entities[0].key);
  expect(profile.entities[0].attributes).not.toBe(input.entities[0].attributes);
});

test('drops fields that are undefined', () => {
  expect(Object.keys(checkProfile({ ...aProfile(), traffic: undefined }))).toEqual(['entities', 'accessPatterns']);
});

test('fails with every fault at once, and none that only follows from another', () => {
  const profile = {
    entites: [],
    entities: [anEntity({ attributes: { customerId: 'strng', orderId: 'string' }, itemcount: 3, averageItemBytes: 9, maxItemBytes: 2 }), 'Customer'],
    accessPatterns: [aPattern({ operation: 'gett', by: ['orderID', 'customerId'], peakPerSecond: -1, averagePerSecond: 1 })],
    platform: null,
  };
  expect(faultsOf(profile)).toEqual([
    "entities[0].attributes.customerId: got 'strng', allowed is one of string, number, timestamp, boolean, binary, json; did you mean 'string'?",
    "entities[0].itemcount: unknown field; did you mean 'itemCount'?",
    expect.stringContaining("entities[1]: got 'Customer', allowed is a mapping with the fields name, key, attributes,"),
    "accessPatterns[0].operation: got 'gett', allowed is one of get, list, put, update, delete, transaction, search, aggregate, ad-hoc; did you mean 'get'?",
    'accessPatterns[0].peakPerSecond: got -1, allowed is a number from 0 to 1e12',
    'platform: got null, allowed is one of aws, mixed, elsewhere; leave the field out if it is unknown',
    "entites: unknown field; did you mean 'entities'?",
    'entities[0].averageItemBytes: got 9, which is over maxItemBytes 2; lower it or raise maxItemBytes',
    "accessPatterns[0].by: unknown attribute 'orderID' of entity Order; did you mean 'orderId'?",
  ]);
});

test('fails a name that is unknown twice once, besides its repetition', () => {
  expect(faultsOf(aProfile({ accessPatterns: [aPattern({ joins: ['Costumer', 'Costumer'] })] }))).toEqual([
    expect.stringMatching(/^accessPatterns\[0\]\.joins: unknown entity 'Costumer'/),
    expect.stringMatching(/^accessPatterns\[0\]\.joins: /),
  ]);
});

test('fails with an error that lists the faults in its message', () => {
  const check = () => checkProfile(aProfile({ entities: [], traffic: 'stedy' }));
  expect(check).toThrow(InvalidProfileError);
  expect(check).toThrow([
    'invalid profile, 2 faults:',
    '  entities: got an empty list, allowed is a list of entities, at least one',
    "  traffic: got 'stedy', allowed is one of steady, daily-cycle, unpredictable; did you mean 'steady'?",
  ].join('\n'));
});

test.each([
  [null, 'null'], [undefined, undefined], ['text', "'text'"], [[], 'an empty list'], [3, '3'],
])('fails %p instead of a profile', (input, got) => {
  const allowed = `a mapping with the fields ${FIELDS}`;
  expect(faultsOf(input)).toEqual([got === undefined ? `profile: missing; give ${allowed}` : `profile: got ${got}, allowed is ${allowed}`]);
});

test.each<[object, string]>([
  [{ entities: undefined }, 'entities: missing; give a list of entities, at least one'],
  [{ accessPatterns: [] }, 'accessPatterns: got an empty list, allowed is a list of access patterns, at least one'],
  [{ accessPatterns: { name: 'x' } }, 'accessPatterns: got a mapping, allowed is a list of access patterns, at least one'],
  [{ singleStore: 'yes' }, "singleStore: got 'yes', allowed is true or false"],
  [{ description: 3 }, 'description: got 3, allowed is a text of at most 2,000 characters'],
  [{ colour: 'red' }, `colour: unknown field; allowed are ${FIELDS}`],
  [{ requires: ['foreign-key'] }, 'requires[0]: got \'foreign-key\', allowed is one of foreign-keys, constraints, triggers, stored-procedures, views, '
    + 'materialized-views, row-level-security, listen-notify, window-functions, recursive-queries, sequences, postgis, pgvector, pg_trgm, citext, hstore, '
    + "ltree; did you mean 'foreign-keys'?"],
  [{ existingStore: { engine: 'dynamodb', entityTypes: 0 } }, 'existingStore.entityTypes: got 0, allowed is a whole number from 1 to 1e15'],
  [{ existingStore: { engine: 'dynamo' } }, "existingStore.engine: got 'dynamo', allowed is one of dynamodb, postgres, other; did you mean 'dynamodb'?"],
  [{ availability: { tier: 'high', maxDataLossSeconds: -1 } }, 'availability.maxDataLossSeconds: got -1, allowed is a number from 0 to 3,153,600,000'],
  [{ clients: { kind: 'functions', maxConcurrent: 0 } }, 'clients.maxConcurrent: got 0, allowed is a whole number from 1 to 1,000,000,000'],
  [{ clients: {} }, 'clients.kind: missing; give one of containers, functions, servers'],
  [{ regions: { topology: 'active-active', replicaCount: 1.5 } }, 'regions.replicaCount: got 1.5, allowed is a whole number from 0 to 100'],
  [{ changeFeeds: [{ name: 'a b', target: 'any' }] },
    "changeFeeds[0].name: got 'a b', allowed is a name of letters, digits, '_' and '-' that starts with a letter, at most 63 characters"],
  [{ changeFeeds: [{ name: 'a', target: 'any', share: 1.01 }] }, 'changeFeeds[0].share: got 1.01, allowed is a number from 0 to 1'],
  [{ entities: [anEntity({ name: '' })] },
    "entities[0].name: got '', allowed is a name of letters, digits, '_' and '-' that starts with a letter, at most 63 characters"],
  [{ entities: [anEntity({ key: [] })] }, 'entities[0].key: got an empty list, allowed is a list of attribute names, at least one'],
  [{ entities: [anEntity({ key: 'orderId' })] }, "entities[0].key: got 'orderId', allowed is a list of attribute names, at least one"],
  [{ entities: [anEntity({ attributes: ['orderId'] })] }, 'entities[0].attributes: got a list, allowed is a mapping of attribute names to types'],
  [{ entities: [anEntity({ attributes: { 'a b': 'string' } })] },
    "entities[0].attributes: got the name 'a b', allowed is a name of letters, digits, '_' and '-' that starts with a letter, at most 63 characters"],
  [{ entities: [anEntity({ itemCount: 1.5 })] }, 'entities[0].itemCount: got 1.5, allowed is a whole number from 0 to 1e15'],
  [{ entities: [anEntity({ averageItemBytes: 0 })] }, 'entities[0].averageItemBytes: got 0, allowed is a number from 1 to 9e15'],
  [{ entities: [anEntity({ hottestKeyShare: 1.5 })] }, 'entities[0].hottestKeyShare: got 1.5, allowed is a number from 0 to 1'],
  [{ entities: [anEntity({ unique: [[]] })] }, 'entities[0].unique[0]: got an empty list, allowed is a list of attribute names, at least one'],
  [{ entities: [anEntity({ expiry: { attribute: 'expiresAt', afterSeconds: 0 } })] },
    'entities[0].expiry.afterSeconds: got 0, allowed is a number over 0, at most 3,153,600,000'],
  [{ accessPatterns: [aPattern({ name: '  ' })] }, "accessPatterns[0].name: got '  ', allowed is a text on one line, 1 to 128 characters"],
  [{ accessPatterns: [aPattern({ name: 'a\nb' })] }, "accessPatterns[0].name: got 'a\\nb', allowed is a text on one line, 1 to 128 characters"],
  [{ accessPatterns: [aPattern({ name: 'x'.repeat(129) })] },
    `accessPatterns[0].name: got '${'x'.repeat(60)}…', allowed is a text on one line, 1 to 128 characters`],
  [{ accessPatterns: [aPattern({ peakPerSecond: Infinity })] }, 'accessPatterns[0].peakPerSecond: got Infinity, allowed is a number from 0 to 1e12'],
  [{ accessPatterns: [aPattern({ peakPerSecond: NaN })] }, 'accessPatterns[0].peakPerSecond: got NaN, allowed is a number from 0 to 1e12'],
  [{ accessPatterns: [aPattern({ peakPerSecond: 1.1e12 })] }, 'accessPatterns[0].peakPerSecond: got 1100000000000, allowed is a number from 0 to 1e12'],
  [{ accessPatterns: [aPattern({ peakPerSecond: '5' })] }, "accessPatterns[0].peakPerSecond: got '5', allowed is a number from 0 to 1e12"],
  [{ accessPatterns: [aPattern({ itemsPerRequest: 0 })] }, 'accessPatterns[0].itemsPerRequest: got 0, allowed is a number from 1 to 1e15'],
  [{ accessPatterns: [aPattern({ maxItemsPerRequest: 2.5 })] }, 'accessPatterns[0].maxItemsPerRequest: got 2.5, allowed is a whole number from 1 to 1e15'],
  [{ accessPatterns: [aPattern({ p99Milliseconds: 0 })] }, 'accessPatterns[0].p99Milliseconds: got 0, allowed is a number over 0, at most 3,600,000'],
  [{ accessPatterns: [aPattern({ operation: 'scan' })] },
    "accessPatterns[0].operation: got 'scan', allowed is one of get, list, put, update, delete, transaction, search, aggregate, ad-hoc"],
])('fails %j', (change, fault) => {
  expect(faultsOf(aProfile(change as Record<string, unknown>))).toEqual([fault]);
});

test('fails a profile that contains itself', () => {
  const profile = aProfile();
  (profile.entities as unknown[]).push(profile);
  expect(faultsOf(profile).length).toBeGreaterThan(0);
});
