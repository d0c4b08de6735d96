import { AccessPattern, AttributeType, Consistency, Entity, Operation } from '../../../../src/profile/access-pattern-profile';
import { entity, pattern } from '../drafts';
import { mapOf, mapOfOne } from './map-of';

const { GET, LIST, PUT, UPDATE, DELETE, TRANSACTION, SEARCH } = Operation;
const attribute = (name: string, type = 'S', unit?: string) => ({ source: 'attribute', attribute: name, type, ...(unit && { unit }) });
const sorted = entity({ key: ['userId', 'createdAt'] });
const glued = entity({ key: ['userId', 'region', 'score', 'digest'] });
const expiring = entity({
  attributes: { ...entity().attributes, expiresAt: AttributeType.TIMESTAMP }, expiry: { attribute: 'expiresAt' },
});
const request = (one: AccessPattern, of?: Entity) => mapOfOne(one, of).requests[0];

test('a read of one item', () => {
  expect(mapOfOne(pattern(GET, { returns: ['email', 'status'], consistency: Consistency.STRONG }), entity({ averageItemBytes: 5_000 }))).toEqual({
    name: 'pattern',
    entity: 'User',
    operation: 'get',
    servedBy: 'table User',
    why: 'GetItem by userId (strongly consistent)',
    requests: [{
      operation: 'GetItem',
      entity: 'User',
      key: { userId: attribute('userId') },
      parameters: {
        ProjectionExpression: '#email, #status', ConsistentRead: true, ExpressionAttributeNames: { '#email': 'email', '#status': 'status' },
      },
      values: {},
    }],
    readUnits: 2,
    writeUnits: 0,
  });
});

test('a list by an index, with a filter, a constant and a bound on its number', () => {
  const list = pattern(LIST, {
    by: ['status', 'isActive'], range: 'createdAt', descending: true, filterValues: { settings: { tier: 1 } }, itemsPerRequest: 20, maxItemsPerRequest: 50,
  });
  const names = { '#status': 'status', '#isActive': 'isActive', '#settings': 'settings' };
  const values = {
    ':status': attribute('status'), ':isActive': attribute('isActive', 'BOOL'), ':settings': { source: 'constant', type: 'M', constant: { tier: 1 } },
  };
  const parameters = {
    IndexName: 'byStatusAndCreatedAt',
    FilterExpression: '#isActive = :isActive AND #settings = :settings',
    ScanIndexForward: false,
    ConsistentRead: false,
  };
  const ranged = { ...names, '#createdAt': 'createdAt' };
  const from = { source: 'from', attribute: 'createdAt', type: 'N', unit: 'epoch-milliseconds' };
  const to = { ...from, source: 'to' };
  expect(request(list)).toEqual({
    operation: 'Query',
    entity: 'User',
    parameters: { ...parameters, KeyConditionExpression: '#status = :status', ExpressionAttributeNames: names },
    values,
    bounds: {
      between: {
        parameters: {
          ...parameters, KeyConditionExpression: '#status = :status AND #createdAt BETWEEN :from AND :to', ExpressionAttributeNames: ranged,
        },
        values: { ...values, ':from': from, ':to': to },
      },
      atLeast: {
        parameters: { ...parameters, KeyConditionExpression: '#status = :status AND #createdAt >= :from', ExpressionAttributeNames: ranged },
        values: { ...values, ':from': from },
      },
      atMost: {
        parameters: { ...parameters, KeyConditionExpression: '#status = :status AND #createdAt <= :to', ExpressionAttributeNames: ranged },
        values: { ...values, ':to': to },
      },
    },
    pages: { usualItems: 20, stopAfterItems: 50 },
  });
});

test('a list without a filter reads no more than is enough', () => {
  const one = request(pattern(LIST, { by: ['userId'], itemsPerRequest: 2_000, maxItemsPerRequest: 4_000 }), entity({ key: ['userId', 'createdAt'], averageItemBytes: 1_000 }));
  expect(one.parameters.Limit).toBe(4_000);
  expect(one.pages).toEqual({ usualItems: 2_000, stopAfterItems: 4_000, usualPages: 2 });
});

describe('a constant moment', () => {
  test.each([
    ['createdAt', { source: 'constant', type: 'N', unit: 'epoch-milliseconds', constant: 1_767_225_600_500 }],
    ['expiresAt', { source: 'constant', type: 'N', unit: 'epoch-seconds', constant: 1_767_225_600 }],
  ])('is the number that %s holds', (name, value) => {
    const one = request(pattern(LIST, { by: ['status'], filterValues: { [name]: '2026-01-01T00:00:00.500Z' } }), expiring);
    expect(one.values[`:${name}`]).toEqual(value);
  });
});

describe('a glued sort key', () => {
  const text = { ...attribute('region'), encoding: 'text' };
  const digits = { ...attribute('score', 'N'), encoding: 'digits' };
  const hex = { ...attribute('digest', 'B'), encoding: 'hex' };
  const key = 'region#score#digest';
  const condition = (one: AccessPattern) => {
    const { parameters, values } = request(one, glued);
    return [parameters.KeyConditionExpression, values[':region_score_digest']];
  };

  test('is filled from its parts', () => {
    expect(request(pattern(GET), glued).key).toEqual({
      userId: attribute('userId'), [key]: { source: 'glue', type: 'S', parts: [text, digits, hex] },
    });
    expect(request(pattern(PUT), glued).derived).toEqual({ [key]: { source: 'glue', type: 'S', parts: [text, digits, hex] } });
  });

  test('is compared by its beginning', () => {
    expect(condition(pattern(LIST, { by: ['userId', 'region'] })))
      .toEqual(['#userId = :userId AND begins_with(#region_score_digest, :region_score_digest)', { source: 'glue', type: 'S', parts: [text], suffix: '#' }]);
    expect(condition(pattern(LIST, { by: ['userId'] }))).toEqual(['#userId = :userId', undefined]);
  });

  test.each([
    ['between', '#userId = :userId AND #region_score_digest BETWEEN :from AND :to', [['region', 'from'], undefined], [['region', 'to'], '$']],
    ['atLeast', '#userId = :userId AND #region_score_digest BETWEEN :from AND :to', [['region', 'from'], undefined], [['region'], '$']],
    ['atMost', '#userId = :userId AND #region_score_digest BETWEEN :from AND :to', [['region'], '#'], [['region', 'to'], '$']],
  ])('is ranged over within its beginning: %s', (bound, expression, from, to) => {
    const { parameters, values } = request(pattern(LIST, { by: ['userId', 'region'], range: 'score' }), glued).bounds![bound];
    const shown = ({ parts, suffix }: typeof values[string]) => [parts!.map((part) => part.source === 'attribute' ? part.attribute : part.source), suffix];
    expect(parameters.KeyConditionExpression).toBe(expression);
    expect(shown(values[':from'])).toEqual(from);
    expect(shown(values[':to'])).toEqual(to);
  });

  test('is open at one end where nothing comes before the range', () => {
    const { bounds } = request(pattern(LIST, { by: ['userId'], range: 'region' }), glued);
    expect(bounds!.atLeast.parameters.KeyConditionExpression).toBe('#userId = :userId AND #region_score_digest >= :from');
    expect(bounds!.atMost.parameters.KeyConditionExpression).toBe('#userId = :userId AND #region_score_digest <= :to');
  });

  test('is ranged over exactly by its last part', () => {
    const { values } = request(pattern(LIST, { by: ['userId', 'region', 'score'], range: 'digest' }), glued).bounds!.between;
    expect(values[':to'].suffix).toBeUndefined();
  });
});

describe('items that have expired', () => {
  const condition = '(attribute_not_exists(#expiresAt) OR #expiresAt > :now)';

  test('are filtered out of a query', () => {
    const { parameters, values } = request(pattern(LIST, { by: ['status'], returns: ['email'] }), expiring);
    expect(parameters.FilterExpression).toBe(condition);
    expect(values[':now']).toEqual({ source: 'now', type: 'N', unit: 'epoch-seconds' });
    expect(parameters.ProjectionExpression).toBe('#email');
  });

  test('are told by what a get returns', () => {
    expect(request(pattern(GET, { returns: ['email'] }), expiring).parameters.ProjectionExpression).toBe('#email, #expiresAt');
    expect(mapOf([expiring], [pattern(GET)]).tables[0].expiryAttribute).toBe('expiresAt');
  });

  test('may be deleted, but not updated', () => {
    expect(request(pattern(UPDATE, { by: ['email'] }), expiring).parameters.FilterExpression).toBe(condition);
    expect(request(pattern(DELETE, { by: ['email'] }), expiring).parameters.FilterExpression).toBeUndefined();
  });

  test('are left to the bounds of a query that sorts by their expiry', () => {
    expect(request(pattern(LIST, { by: ['status'], range: 'expiresAt' }), expiring).parameters.FilterExpression).toBeUndefined();
  });
});

describe('a write', () => {
  test.each<[string, AccessPattern, object]>([
    ['a put', pattern(PUT), {}],
    ['a put of what is new', pattern(PUT, { conditional: true }),
      { ConditionExpression: 'attribute_not_exists(#userId)', ExpressionAttributeNames: { '#userId': 'userId' } }],
    ['a conditional update', pattern(UPDATE, { conditional: true }),
      { ConditionExpression: 'attribute_exists(#userId)', ExpressionAttributeNames: { '#userId': 'userId' } }],
    ['an update with a filter', pattern(UPDATE, { filter: ['status'] }),
      { ConditionExpression: '#status = :status', ExpressionAttributeNames: { '#status': 'status' } }],
    ['a delete', pattern(DELETE), {}],
  ])('%s', (_, one, parameters) => {
    expect(request(one).parameters).toEqual(parameters);
  });

  test('an update does not touch the key', () => {
    expect(request(pattern(UPDATE), glued)).toMatchObject({ immutable: ['userId', 'region', 'score', 'digest', 'region#score#digest'] });
  });

  test('by another attribute finds the keys first, and checks again', () => {
    const { requests } = mapOfOne(pattern(UPDATE, { by: ['email'], range: 'createdAt' }), entity({ unique: [['email']] }));
    expect(requests.map(({ operation, forEachFound = false }) => [operation, forEachFound])).toEqual([['Query', false], ['UpdateItem', true]]);
    expect(requests[0].parameters).toMatchObject({ IndexName: 'byEmail', KeyConditionExpression: '#email = :email', ProjectionExpression: '#userId' });
    expect(requests[0].bounds!.between.parameters.FilterExpression).toBe('#createdAt BETWEEN :from AND :to');
    expect(requests[1].parameters.ConditionExpression).toBe('attribute_exists(#userId) AND #email = :email');
    expect(requests[1].bounds!.atMost.parameters.ConditionExpression).toBe('attribute_exists(#userId) AND #email = :email AND #createdAt <= :to');
  });

  test('by another attribute takes a glued key as it was found', () => {
    const { requests } = mapOfOne(pattern(DELETE, { by: ['email'] }), glued);
    expect(requests[0].parameters.ProjectionExpression).toBe('#userId, #region_score_digest');
    expect(requests[1].key).toEqual({ 'userId': attribute('userId'), 'region#score#digest': attribute('region#score#digest') });
  });

  test('a transaction says what may stand in it', () => {
    const one = pattern(TRANSACTION, { alsoWrites: ['Team'], maxItemsPerRequest: 40, filter: ['status'] });
    expect(mapOfOne(one, entity(), [entity({ name: 'Team' })]).requests).toEqual([{
      operation: 'TransactWriteItems',
      entity: 'User',
      parameters: {},
      values: {},
      transaction: {
        entities: ['User', 'Team'],
        maxItems: 40,
        condition: {
          parameters: { ConditionExpression: '#status = :status', ExpressionAttributeNames: { '#status': 'status' } },
          values: { ':status': attribute('status') },
        },
      },
    }]);
  });
});

test('a pattern that is not served has no requests', () => {
  expect(mapOfOne(pattern(SEARCH, { by: ['email'] }))).toEqual({
    name: 'pattern', entity: 'User', operation: 'search', why: 'DynamoDB has no full-text index; Amazon OpenSearch Service has', requests: [],
  });
});

test('names that look alike as placeholders stay apart', () => {
  const attributes = { 'userId': AttributeType.STRING, 'a-b': AttributeType.STRING, 'a_b': AttributeType.STRING };
  expect(request(pattern(LIST, { by: ['a-b', 'a_b'] }), entity({ attributes })).parameters).toMatchObject({
    KeyConditionExpression: '#a_b = :a_b AND #a_b_ = :a_b_', ExpressionAttributeNames: { '#a_b': 'a-b', '#a_b_': 'a_b' },
  });
});

test('the units of a call count every index that it writes', () => {
  const email = { ...pattern(GET, { by: ['email'] }), name: 'byEmail' };
  const { patterns: [put] } = mapOf([entity({ averageItemBytes: 1_500 })], [pattern(PUT), email]);
  expect([put.readUnits, put.writeUnits]).toEqual([0, 4]);
});

test('the shape is plain data, with its version', () => {
  const map = mapOf([sorted], [pattern(LIST, { by: ['userId'], range: 'createdAt' })]);
  expect(map.schemaVersion).toBe('1.0');
  expect(JSON.parse(JSON.stringify(map))).toEqual(map);
  expect(map.tables).toEqual([{
    entity: 'User',
    attributes: { userId: 'S', email: 'S', status: 'S', region: 'S', score: 'N', createdAt: 'N', digest: 'B', isActive: 'BOOL', settings: 'M' },
    key: { userId: attribute('userId'), createdAt: attribute('createdAt', 'N', 'epoch-milliseconds') },
    derived: {},
  }]);
});
