import { Projection } from '../../../src/designs/dynamodb/dynamodb-design';
import { comparedBy, holds, projectionOf, union, wantedBy, weight, withinQuotas } from '../../../src/designs/dynamodb/projection';
import { AttributeType, Operation } from '../../../src/profile/access-pattern-profile';
import { accessOf, entity, pattern } from './drafts';

const ALL: Projection = { type: 'ALL', attributes: [] };

test('a pattern compares its equalities, its range and its filters', () => {
  const access = accessOf(pattern(Operation.LIST, { by: ['status'], range: 'createdAt', filter: ['region'], filterValues: { isActive: true } }));
  expect(comparedBy(access)).toEqual(['status', 'createdAt', 'region', 'isActive']);
});

test.each([
  ['a read that returns everything wants everything', pattern(Operation.LIST, { by: ['status'] }), 'ALL'],
  ['a read wants what it returns and compares', pattern(Operation.LIST, { by: ['status'], returns: ['email'], filter: ['region'] }), ['email', 'status', 'region']],
  ['a write wants what it compares', pattern(Operation.UPDATE, { by: ['email'], filter: ['region'] }), ['email', 'region']],
])('%s', (_, one, expected) => {
  expect(wantedBy(accessOf(one))).toEqual(expected);
});

test('what several patterns want adds up', () => {
  expect(union([['a', 'b'], ['b', 'c']])).toEqual(['a', 'b', 'c']);
  expect(union([['a'], 'ALL'])).toBe('ALL');
  expect(weight('ALL')).toBeGreaterThan(weight(Array<string>(100).fill('a')));
});

test.each([
  ['nothing beside the keys', ['userId', 'email'], { type: 'KEYS_ONLY', attributes: [] }],
  ['a part', ['status', 'email', 'region'], { type: 'INCLUDE', attributes: ['region', 'status'] }],
  ['every declared attribute', Object.keys(entity().attributes), ALL],
  ['everything', 'ALL' as const, ALL],
])('the projection for %s', (_, wanted, expected) => {
  expect(projectionOf(entity(), wanted, ['email'])).toEqual(expected);
});

describe('every declared attribute', () => {
  const declared = ['userId', 'email', 'status', 'region'];
  const of = (averageItemBytes?: number) => entity({
    attributes: Object.fromEntries(declared.map((name) => [name, AttributeType.STRING])), averageItemBytes,
  });

  test.each([
    ['is listed where that is less than the item', of(2_000), { type: 'INCLUDE', attributes: ['region', 'status'] }],
    ['is all where it is about the item', of(200), ALL],
    ['is all where the size of the item is unknown', of(), ALL],
  ])('%s', (_, one, expected) => {
    expect(projectionOf(one, declared, ['email'])).toEqual(expected);
  });
});

test('a read of what expires wants the moment of expiry, a delete does not', () => {
  const expiring = entity({ attributes: { ...entity().attributes, expiresAt: AttributeType.TIMESTAMP }, expiry: { attribute: 'expiresAt' } });
  expect(wantedBy(accessOf(pattern(Operation.LIST, { by: ['status'], returns: ['email'] }), expiring))).toEqual(['email', 'status', 'expiresAt']);
  expect(wantedBy(accessOf(pattern(Operation.DELETE, { by: ['status'] }), expiring))).toEqual(['status']);
});

describe('the quotas', () => {
  const include = (count: number): Projection => ({ type: 'INCLUDE', attributes: Array.from({ length: count }, (_, i) => `a${i}`) });
  const types = (projections: readonly Projection[]) => withinQuotas(projections).map(({ type }) => type);

  test('hold 20 attributes in one index', () => {
    expect(types([include(20), include(21)])).toEqual(['INCLUDE', 'ALL']);
  });

  test('hold 100 attributes in a table: the longest lists become ALL', () => {
    expect(types([include(20), include(20), include(20), include(20), include(20)])).not.toContain('ALL');
    expect(types([include(20), include(1), include(20), include(20), include(20), include(20)]))
      .toEqual(['INCLUDE', 'INCLUDE', 'INCLUDE', 'INCLUDE', 'INCLUDE', 'ALL']);
  });

  test('leave KEYS_ONLY and ALL alone', () => {
    expect(types([{ type: 'KEYS_ONLY', attributes: [] }, ALL])).toEqual(['KEYS_ONLY', 'ALL']);
  });
});

test.each([
  [ALL, 'ALL' as const, true],
  [{ type: 'INCLUDE' as const, attributes: ['region'] }, ['userId', 'email', 'region'], true],
  [{ type: 'INCLUDE' as const, attributes: ['region'] }, ['status'], false],
  [{ type: 'KEYS_ONLY' as const, attributes: [] }, 'ALL' as const, false],
])('whether %j holds %j: %s', (projection, wanted, expected) => {
  expect(holds(entity(), projection, ['email'], wanted)).toBe(expected);
});
