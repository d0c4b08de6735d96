import { obstacleOf } from '../../../src/designs/dynamodb/obstacles';
import { AccessPattern, Entity, Operation } from '../../../src/profile/access-pattern-profile';
import { accessOf, entity, pattern } from './drafts';

function obstacle(one: AccessPattern, of: Partial<Entity> = {}, others: Entity[] = []): string | undefined {
  const own = entity(of);
  return obstacleOf(accessOf(one, own), new Map([own, ...others].map((each) => [each.name, each])));
}

test.each<[string, AccessPattern]>([
  ['DynamoDB has no full-text index; Amazon OpenSearch Service has', pattern(Operation.SEARCH, { by: ['email'] })],
  ['a query that is not known beforehand has no key or index and would Scan the table', pattern(Operation.AD_HOC)],
  ['with nothing to compare for equality it would Scan the table', pattern(Operation.LIST)],
  ['with nothing to compare for equality it would Scan the table', pattern(Operation.AGGREGATE)],
  [
    'DynamoDB has no joins: copy what is needed of Team, Badge into User, or read Team, Badge with requests of their own',
    pattern(Operation.GET, { joins: ['Team', 'Badge'] }),
  ],
  ['isActive (boolean), settings (json) cannot be a key', pattern(Operation.LIST, { by: ['isActive', 'settings'] })],
  ['settings (json) cannot be a sort key', pattern(Operation.LIST, { by: ['status'], range: 'settings' })],
])('%s', (why, one) => {
  expect(obstacle(one)).toBe(why);
});

test.each<[string, AccessPattern]>([
  ['a list by a key', pattern(Operation.LIST, { by: ['status'] })],
  ['a list by a boolean and a keyable attribute', pattern(Operation.LIST, { by: ['isActive', 'status'] })],
  ['a read of one item', pattern(Operation.GET)],
  ['a transaction of 100 items', pattern(Operation.TRANSACTION, { itemsPerRequest: 100 })],
])('nothing stands in the way of %s', (_, one) => {
  expect(obstacle(one)).toBeUndefined();
});

describe('an aggregate is read within one page', () => {
  const aggregate = (items?: number) => pattern(Operation.AGGREGATE, { by: ['status'], itemsPerRequest: items });

  test.each([
    ['1 MB in all', aggregate(1024), { averageItemBytes: 100, maxItemBytes: 1024 }, undefined],
    ['a byte over 1 MB', aggregate(1024), { maxItemBytes: 1025 },
      'DynamoDB does not aggregate, and 1,024 items of up to 1,025 bytes do not fit one page of 1 MB'],
    ['the average size where no bound is known', aggregate(1024), { averageItemBytes: 1024 }, undefined],
    ['an unknown size: items of 400 KB at most', aggregate(2), {}, undefined],
    ['an unknown size: items of 400 KB at most', aggregate(3), {},
      'DynamoDB does not aggregate, and 3 items of up to 409,600 bytes do not fit one page of 1 MB'],
    ['an unknown number', aggregate(), { maxItemBytes: 1 },
      'DynamoDB does not aggregate, and an unknown number of items is not known to fit one page of 1 MB'],
    ['large values elsewhere', aggregate(2), { maxItemBytes: 5_000_000, largeValuesElsewhere: true }, undefined],
  ])('%s', (_, one, of, expected) => {
    expect(obstacle(one, of)).toBe(expected);
  });
});

describe('a transaction', () => {
  const transaction = (items: number, alsoWrites: string[] = []) => pattern(Operation.TRANSACTION, { itemsPerRequest: items, alsoWrites });

  test.each([
    ['101 items', transaction(101), {}, 'a transaction writes 100 items at most, not 101'],
    ['4 MB', transaction(4), { maxItemBytes: 1_048_576, largeValuesElsewhere: true }, undefined],
    ['40 items of 100 KiB', transaction(40), { maxItemBytes: 102_400 }, undefined],
    ['41 items of 100 KiB', transaction(41), { maxItemBytes: 102_400 }, 'a transaction writes 4 MB at most, not 41 items of 102400 bytes'],
  ])('of %s', (_, one, of, expected) => {
    expect(obstacle(one, of)).toBe(expected);
  });

  test('counts the largest of the entities it writes, at least one item of each', () => {
    const team = entity({ name: 'Team', maxItemBytes: 400_000 });
    expect(obstacle(transaction(11, ['Team']), { maxItemBytes: 10 }, [team])).toBe('a transaction writes 4 MB at most, not 11 items of 400000 bytes');
    expect(obstacle(transaction(1, ['Team']), { maxItemBytes: 10 }, [team])).toBeUndefined();
  });
});
