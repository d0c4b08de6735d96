import { DynamoDbRequest } from '../../../src/designs/dynamodb/dynamodb-design';
import { AccessPattern, Consistency, Entity, Operation } from '../../../src/profile/access-pattern-profile';
import { coverageOfOne, draftOf, entity, pattern } from './drafts';

const { GET, LIST, PUT, UPDATE, DELETE, TRANSACTION, AGGREGATE, SEARCH } = Operation;
const REQUEST: DynamoDbRequest = {
  operation: 'Query', entity: 'User', equals: [], scanIndexForward: true, filter: [], consistentRead: false, writes: [],
};
const sorted = entity({ key: ['userId', 'createdAt'] });
const glued = entity({ key: ['userId', 'region', 'createdAt'] });

describe('the table key serves', () => {
  test.each<[string, Entity, AccessPattern, Partial<DynamoDbRequest>, string]>([
    ['a read of one item', entity(), pattern(GET), { operation: 'GetItem', equals: ['userId'] }, 'GetItem by userId'],
    ['a strong read', entity(), pattern(GET, { consistency: Consistency.STRONG }),
      { operation: 'GetItem', equals: ['userId'], consistentRead: true }, 'GetItem by userId (strongly consistent)'],
    ['a read with a filter', entity(), pattern(GET, { by: ['userId', 'status'] }),
      { equals: ['userId'], filter: ['status'] }, 'Query by userId, filtered by status after the read'],
    ['a list of a partition', sorted, pattern(LIST, { by: ['userId'] }), { equals: ['userId'] }, 'Query by userId'],
    ['a range, from high to low', sorted, pattern(LIST, { by: ['userId'], range: 'createdAt', descending: true }),
      { equals: ['userId'], range: 'createdAt', scanIndexForward: false }, 'Query by userId, in descending order of createdAt'],
    ['the first part of a glued key', glued, pattern(LIST, { by: ['userId', 'region'] }), { equals: ['userId', 'region'] }, 'Query by userId, region'],
    ['a range over the last part of a glued key', glued, pattern(LIST, { by: ['userId', 'region'], range: 'createdAt' }),
      { equals: ['userId', 'region'], range: 'createdAt' }, 'Query by userId, region, in order of createdAt'],
    ['a small aggregate', entity({ maxItemBytes: 100 }), pattern(AGGREGATE, { by: ['userId'], itemsPerRequest: 10 }),
      { equals: ['userId'] }, 'Query by userId; one page, which the application adds up'],
    ['a put', sorted, pattern(PUT, { by: ['userId'] }),
      { operation: 'PutItem', equals: ['userId', 'createdAt'], writes: ['User'] }, 'PutItem by userId, createdAt'],
    ['a conditional update', entity(), pattern(UPDATE, { filter: ['status'], conditional: true }),
      { operation: 'UpdateItem', equals: ['userId'], filter: ['status'], writes: ['User'] }, 'UpdateItem by userId, conditional on status, the condition of the pattern'],
    ['a delete', entity(), pattern(DELETE), { operation: 'DeleteItem', equals: ['userId'], writes: ['User'] }, 'DeleteItem by userId'],
  ])('%s', (_, of, one, request, why) => {
    expect(coverageOfOne(one, of)).toEqual({ pattern: 'pattern', servedBy: 'table User', why, request: { ...REQUEST, ...request } });
  });

  test.each<[string, AccessPattern, Entity, string]>([
    ['a put of many items', pattern(PUT, { itemsPerRequest: 500 }), entity(),
      'PutItem for each of 500 items by userId (or 20 × BatchWriteItem of 25 items at most, which takes a permission of its own)'],
    ['one with a condition', pattern(PUT, { itemsPerRequest: 500, conditional: true }), entity(),
      'PutItem for each of 500 items by userId, conditional on the condition of the pattern'],
    ['a delete of many items', pattern(DELETE, { itemsPerRequest: 26 }), entity(),
      'DeleteItem for each of 26 items by userId (or 2 × BatchWriteItem of 25 items at most, which takes a permission of its own)'],
    ['an update of many items', pattern(UPDATE, { itemsPerRequest: 26 }), entity(), 'UpdateItem for each of 26 items by userId'],
    ['a get of many items', pattern(GET, { itemsPerRequest: 101 }), entity(),
      'GetItem for each of 101 items by userId (or 2 × BatchGetItem of 100 keys or 16 MB at most, which takes a permission of its own)'],
    ['a get of large items', pattern(GET, { itemsPerRequest: 100 }), entity({ averageItemBytes: 400_000 }),
      'GetItem for each of 100 items by userId (or 3 × BatchGetItem of 100 keys or 16 MB at most, which takes a permission of its own)'],
    ['a delete of the items that a query finds', pattern(DELETE, { by: ['userId'], itemsPerRequest: 3 }), sorted,
      'Query by userId finds the table keys, then DeleteItem for each of 3 items by userId, createdAt'],
    ['a put of a unique value', pattern(PUT, { conditional: true }), entity({ unique: [['email']] }),
      'PutItem by userId, conditional on the condition of the pattern, in TransactWriteItems with the marker of email'],
    ['a put of many unique values', pattern(PUT, { itemsPerRequest: 2 }), entity({ unique: [['email'], ['status', 'score']] }),
      'PutItem for each of 2 items by userId, in TransactWriteItems with the markers of email, status + score'],
    ['an update of an entity with a unique value', pattern(UPDATE), entity({ unique: [['email']] }), 'UpdateItem by userId'],
  ])('%s, in words', (_, one, of, why) => {
    expect(coverageOfOne(one, of).why).toBe(why);
  });

  test('a transaction across entities', () => {
    const coverage = coverageOfOne(pattern(TRANSACTION, { alsoWrites: ['Team'] }), entity(), [entity({ name: 'Team' })]);
    expect(coverage).toEqual({
      pattern: 'pattern',
      servedBy: 'table User',
      why: 'TransactWriteItems across User, Team by userId',
      request: { ...REQUEST, operation: 'TransactWriteItems', equals: ['userId'], writes: ['User', 'Team'] },
    });
  });

  test('the lookup of a write by a part of the key', () => {
    expect(coverageOfOne(pattern(DELETE, { by: ['userId'] }), sorted)).toEqual({
      pattern: 'pattern',
      servedBy: 'table User',
      why: 'two round trips: Query by userId finds the table keys, then DeleteItem by userId, createdAt',
      request: {
        ...REQUEST, operation: 'DeleteItem', equals: ['userId', 'createdAt'], writes: ['User'], lookup: { ...REQUEST, equals: ['userId'] },
      },
    });
  });
});

describe('an index serves', () => {
  test('a read by another attribute', () => {
    expect(coverageOfOne(pattern(GET, { by: ['email'] }))).toEqual({
      pattern: 'pattern',
      servedBy: 'index byEmail of User',
      why: 'Query by email (eventually consistent, as every index)',
      request: { ...REQUEST, index: 'byEmail', equals: ['email'] },
    });
  });

  test('a list with a range and a filter', () => {
    const one = pattern(LIST, { by: ['status', 'isActive'], range: 'createdAt', descending: true, filterValues: { region: 'eu' } });
    expect(coverageOfOne(one)).toEqual({
      pattern: 'pattern',
      servedBy: 'index byRegionAndStatusAndCreatedAt of User',
      why: 'Query by region, status, in descending order of createdAt, filtered by isActive after the read (eventually consistent, as every index)',
      request: {
        ...REQUEST,
        index: 'byRegionAndStatusAndCreatedAt',
        equals: ['region', 'status'],
        range: 'createdAt',
        scanIndexForward: false,
        filter: ['isActive'],
      },
    });
  });

  test('the lookup of a write by another attribute, which the write then checks', () => {
    expect(coverageOfOne(pattern(UPDATE, { by: ['email'], consistency: Consistency.STRONG }))).toEqual({
      pattern: 'pattern',
      servedBy: 'index byEmail of User',
      why: 'two round trips: Query by email (eventually consistent, as every index) finds the table keys, then UpdateItem by userId, conditional on email',
      request: {
        ...REQUEST,
        operation: 'UpdateItem',
        equals: ['userId'],
        filter: ['email'],
        writes: ['User'],
        lookup: { ...REQUEST, index: 'byEmail', equals: ['email'] },
      },
    });
  });
});

describe('nothing serves', () => {
  test('a strong read off the table key, and no index is drawn for it', () => {
    const draft = draftOf([entity()], [pattern(GET, { by: ['email'], consistency: Consistency.STRONG })]);
    expect(draft.coverage).toEqual([{ pattern: 'pattern', why: 'it would need a GSI, and a GSI is never read with strong consistency' }]);
    expect(draft.tables[0].indexes).toEqual([]);
  });

  test('a pattern with an obstacle', () => {
    expect(coverageOfOne(pattern(SEARCH, { by: ['email'] })))
      .toEqual({ pattern: 'pattern', why: 'DynamoDB has no full-text index; Amazon OpenSearch Service has' });
  });
});

describe('a pattern that another store may serve', () => {
  const elsewhere = (rest: Partial<AccessPattern>) => ({ ...pattern(LIST, { servedElsewhere: true, ...rest }), name: 'elsewhere' });

  test('gets no index of its own', () => {
    const draft = draftOf([entity()], [elsewhere({ by: ['status'] })]);
    expect(draft.coverage).toEqual([{ pattern: 'elsewhere', why: 'left to another store' }]);
    expect(draft.tables[0].indexes).toEqual([]);
  });

  test('gets an index where there can be no second store', () => {
    expect(draftOf([entity()], [elsewhere({ by: ['status'] })], { singleStore: true }).coverage[0].servedBy).toBe('index byStatus of User');
  });

  test('takes the table key that is there', () => {
    expect(draftOf([entity()], [elsewhere({ by: ['userId'] })]).coverage[0].servedBy).toBe('table User');
  });

  test.each<[string, Partial<AccessPattern>, string | undefined]>([
    ['takes an index that holds what it returns', { returns: ['region'] }, 'index byStatus of User'],
    ['leaves an index that does not', { returns: ['score'] }, undefined],
    ['leaves an index whose key does not answer it', { range: 'createdAt', returns: ['region'] }, undefined],
  ])('%s', (_, rest, servedBy) => {
    const draft = draftOf([entity()], [elsewhere({ by: ['status'], ...rest }), pattern(LIST, { by: ['status'], returns: ['region'] })]);
    expect(draft.coverage[0].servedBy).toBe(servedBy);
    expect(draft.tables[0].indexes[0].patterns).toEqual(['pattern']);
  });
});
