import { keyNeedOf, match } from '../../../src/designs/dynamodb/key-need';
import { AccessPattern, AttributeType, Entity, Operation } from '../../../src/profile/access-pattern-profile';
import { accessOf, entity, pattern } from './drafts';

function needOf(overrides: Partial<AccessPattern>, of?: Entity) {
  return keyNeedOf(accessOf(pattern(Operation.LIST, overrides), of));
}

describe('the need of a pattern', () => {
  test('equalities are required, filters may join them, the range comes last', () => {
    expect(needOf({ by: ['status', 'region'], filter: ['score'], range: 'createdAt' }))
      .toEqual({ required: ['region', 'status'], optional: ['score'], range: 'createdAt', oneItem: false });
  });

  test('booleans and JSON stay filters, constant conditions may join the key', () => {
    expect(needOf({ by: ['status', 'isActive'], filter: ['settings'], filterValues: { region: 'eu' } }))
      .toEqual({ required: ['status'], optional: ['region'], range: undefined, oneItem: false });
  });

  test('with a unique group the rest needs no key, and one item needs no order', () => {
    const unique = entity({ unique: [['email', 'region'], ['email']] });
    expect(needOf({ by: ['email', 'region', 'status'], range: 'createdAt' }, unique))
      .toEqual({ required: ['email'], optional: ['region', 'status'], range: 'createdAt', oneItem: true });
  });

  test('with the whole table key the rest needs no key', () => {
    expect(needOf({ by: ['status', 'userId'] })).toEqual({ required: ['userId'], optional: ['status'], range: undefined, oneItem: true });
  });

  test('without a keyable equality or range there is none', () => {
    expect(needOf({ by: ['isActive'] })).toBeUndefined();
    expect(needOf({ by: ['status'], range: 'settings' })).toBeUndefined();
  });

  test('what exceeds eight key attributes becomes optional', () => {
    const wide = entity({ attributes: Object.fromEntries(['userId', ...'abcdefghij'].map((name) => [name, AttributeType.STRING])) });
    expect(needOf({ by: [...'abcdefghi'] }, wide)).toEqual({ required: [...'abcdefgh'], optional: ['i'], range: undefined, oneItem: false });
    expect(needOf({ by: [...'abcdefghi'], range: 'j' }, wide)).toEqual({ required: [...'abcdefg'], optional: ['h', 'i'], range: 'j', oneItem: false });
  });
});

describe('a key', () => {
  const shape = { partition: ['status'], sort: ['region', 'createdAt', 'score'] };

  test.each([
    ['the partition alone', { required: ['status'], optional: [] }, { equals: ['status'] }],
    ['a prefix of the sort attributes', { required: ['region', 'status'], optional: [] }, { equals: ['status', 'region'] }],
    ['a filter as an equality', { required: ['status'], optional: ['region'], range: 'createdAt' }, { equals: ['status', 'region'], range: 'createdAt' }],
    ['a filter outside the key', { required: ['status'], optional: ['email'], range: 'region' }, { equals: ['status'], range: 'region' }],
    ['a range right after the equalities', { required: ['status'], optional: [], range: 'region' }, { equals: ['status'], range: 'region' }],
    ['the partition by a filter', { required: ['region'], optional: ['status'] }, { equals: ['status', 'region'] }],
    ['one item, whose range it does not hold', { required: ['status'], optional: [], range: 'email', oneItem: true }, { equals: ['status'] }],
    ['one item, by its range', { required: ['status'], optional: [], range: 'region', oneItem: true }, { equals: ['status'], range: 'region' }],
  ])('answers %s', (_, need, expected) => {
    expect(match(shape, { oneItem: false, ...need })).toEqual(expected);
  });

  test.each([
    ['a gap before the range', { required: ['status'], optional: [], range: 'createdAt' }],
    ['a gap between equalities', { required: ['createdAt', 'status'], optional: [] }],
    ['an unknown partition', { required: ['region'], optional: [] }],
    ['an equality outside the key', { required: ['email', 'status'], optional: [] }],
    ['a range beyond its end', { required: ['status', 'region', 'createdAt', 'score'], optional: [], range: 'email' }],
    ['a filter by an attribute of the key that it does not reach', { required: ['status'], optional: ['createdAt'] }],
    ['a filter by an attribute of the key behind the range', { required: ['status'], optional: ['createdAt'], range: 'region' }],
    ['one item, whose range it holds out of reach', { required: ['status'], optional: [], range: 'createdAt', oneItem: true }],
  ])('does not answer %s', (_, need) => {
    expect(match(shape, { oneItem: false, ...need })).toBeUndefined();
  });

  test('of glued parts leaves the parts to filters', () => {
    expect(match({ ...shape, isGlued: true }, { required: ['status'], optional: ['createdAt'], oneItem: false })).toEqual({ equals: ['status'] });
  });
});
