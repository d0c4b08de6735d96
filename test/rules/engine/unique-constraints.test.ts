import { AccessPatternProfile, AttributeType } from '../../../src/profile/access-pattern-profile';
import { rule } from '../../../src/rules/engine/unique-constraints';
import { entity, linesOf } from '../evidence';

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

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['a group holds the whole key, and so is unique by itself', { entities: [entity({ key: ['id', 'line'], unique: [['line', 'email', 'id']], attributes: { line: AttributeType.NUMBER, email: AttributeType.STRING } })] }],
    ['only the key is unique', {}],
    ['no group is named', { entities: [entity({ unique: [] })] }],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
