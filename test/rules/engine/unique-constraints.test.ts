import { AccessPatternProfile, AttributeType, Operation } from '../../../src/profile/access-pattern-profile';
import { rule } from '../../../src/rules/engine/unique-constraints';
import { entity, linesOf, pattern } from '../evidence';

const attributes = { email: AttributeType.STRING, tenant: AttributeType.STRING, handle: AttributeType.STRING };

describe('engine/unique-constraints', () => {
  test('speaks when one attribute is unique', () => {
    expect(linesOf(rule, { entities: [entity({ attributes, unique: [['email']] })] })).toEqual([
      'cautions dynamodb: Order must be unique by email: each write of such a value is a transaction of 2 items (the item and a marker) at twice the capacity → make the unique attribute the key, or take Postgres, where it is a unique index',
    ]);
  });

  test('speaks when several groups are', () => {
    expect(linesOf(rule, { entities: [entity({ attributes, unique: [['email'], ['tenant', 'handle']] })] })).toEqual([
      'cautions dynamodb: Order must be unique by email and tenant + handle: each write of such a value is a transaction of 3 items (the item and 2 markers) at twice the capacity → make the unique attribute the key, or take Postgres, where it is a unique index',
    ]);
  });

  test('speaks of the units of puts and deletes, and of what is taken to leave the values alone', () => {
    const put = pattern({ name: 'sign-up', operation: Operation.PUT, peakPerSecond: 1_000 });
    expect(linesOf(rule, {
      entities: [entity({ attributes, unique: [['email']], averageItemBytes: 500 })],
      accessPatterns: [put, { ...put, name: 'leave', operation: Operation.DELETE }, { ...put, name: 'touch', operation: Operation.UPDATE }],
    })).toEqual([
      "cautions dynamodb: Order must be unique by email: each write of such a value is a transaction of 2 items (the item and a marker) at twice the capacity; 'sign-up' (1,000/s) and 'leave' (1,000/s) take 4 write units for each item in place of 1; 'touch' (1,000/s) is taken to leave such values as they are → make the unique attribute the key, or take Postgres, where it is a unique index",
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['a group holds the whole key, and so is unique by itself', { entities: [entity({ key: ['id', 'line'], unique: [['line', 'email', 'id']], attributes: { line: AttributeType.NUMBER, email: AttributeType.STRING } })] }],
    ['only the key is unique', {}],
    ['no group is named', { entities: [entity({ unique: [] })] }],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
