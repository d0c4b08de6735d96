import { AccessPatternProfile, AttributeType, Consistency, Operation } from '../../../src/profile/access-pattern-profile';
import { rule } from '../../../src/rules/engine/no-key-serves-pattern';
import { entity, linesOf, pattern } from '../evidence';

const order = entity({ attributes: { paid: AttributeType.BOOLEAN, customer: AttributeType.STRING, address: AttributeType.JSON } });

describe('engine/no-key-serves-pattern', () => {
  test('speaks when only a boolean is compared', () => {
    expect(linesOf(rule, {
      entities: [order],
      accessPatterns: [pattern({ name: 'list-paid', operation: Operation.LIST, by: ['paid'] })],
    })).toEqual([
      "excludes dynamodb: 'list-paid' (100/s) has no key in DynamoDB: paid (boolean) cannot be a key → let Postgres serve it (servedElsewhere), or give the pattern an attribute that can be a key: a string, number, timestamp or binary",
    ]);
  });

  test('speaks when a range runs over what sorts nothing', () => {
    expect(linesOf(rule, {
      entities: [order],
      accessPatterns: [pattern({ name: 'by-address', operation: Operation.LIST, by: ['customer'], range: 'address' })],
    })).toEqual([
      "excludes dynamodb: 'by-address' (100/s) has no key in DynamoDB: address (json) cannot be a sort key → let Postgres serve it (servedElsewhere), or give the pattern an attribute that can be a key: a string, number, timestamp or binary",
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['the table key serves', {}],
    ['an index serves', { entities: [order], accessPatterns: [pattern({ operation: Operation.LIST, by: ['customer'] })] }],
    ['another store may serve it', { entities: [order], accessPatterns: [pattern({ operation: Operation.LIST, by: ['paid'], servedElsewhere: true })] }],
    ['a rule of its own judges a search', { entities: [order], accessPatterns: [pattern({ operation: Operation.SEARCH, by: ['customer'] })] }],
    ['a rule of its own judges a join', { entities: [order, entity({ name: 'Customer' })], accessPatterns: [pattern({ joins: ['Customer'] })] }],
    ['a rule of its own judges a list without a key', { accessPatterns: [pattern({ operation: Operation.LIST })] }],
    ['a rule of its own judges a strong read', { entities: [order], accessPatterns: [pattern({ by: ['paid'], consistency: Consistency.STRONG })] }],
    ['a rule of its own judges a transaction over the limits', { accessPatterns: [pattern({ operation: Operation.TRANSACTION, maxItemsPerRequest: 101 })] }],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
