import { AccessPatternProfile, AttributeType, Consistency, Operation } from '../../../src/profile/access-pattern-profile';
import { rule } from '../../../src/rules/engine/join-without-key';
import { entity, linesOf, pattern } from '../evidence';

const order = entity({ key: ['customer', 'id'], attributes: { customer: AttributeType.STRING, paid: AttributeType.BOOLEAN, placed: AttributeType.TIMESTAMP } });
const entities = [order, entity({ name: 'Customer' })];
const join = pattern({ name: 'with-customer', operation: Operation.LIST, by: ['paid'], joins: ['Customer'], toleratesStaleSeconds: 60 });

describe('engine/join-without-key', () => {
  test('speaks when only a boolean is compared', () => {
    expect(linesOf(rule, { entities, accessPatterns: [join] })).toEqual([
      "excludes dynamodb: 'with-customer' (100/s) joins Order with Customer, and neither a copy nor several gets would do: paid (boolean) cannot be a key → give the pattern a key, or let another store serve it (servedElsewhere)",
    ]);
  });

  test('speaks when an aggregate has no bound', () => {
    expect(linesOf(rule, { entities, accessPatterns: [{ ...join, operation: Operation.AGGREGATE, by: ['customer'] }] })).toEqual([
      "excludes dynamodb: 'with-customer' (100/s) joins Order with Customer, and neither a copy nor several gets would do: DynamoDB does not aggregate, and an unknown number of items is not known to fit one page of 1 MB → give the pattern a key, or let another store serve it (servedElsewhere)",
    ]);
  });

  test('speaks when a strong read would need an index', () => {
    expect(linesOf(rule, {
      entities,
      accessPatterns: [{ ...join, by: ['customer'], range: 'placed', consistency: Consistency.STRONG, toleratesStaleSeconds: undefined }],
    })).toEqual([
      "excludes dynamodb: 'with-customer' (100/s) joins Order with Customer, and neither a copy nor several gets would do: it would need a GSI, and a GSI is never read with strong consistency → give the pattern a key, or let another store serve it (servedElsewhere)",
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['a key leads to the items', { entities, accessPatterns: [{ ...join, by: ['customer'] }] }],
    ['an index would', { entities, accessPatterns: [{ ...join, by: ['placed'] }] }],
    ['a strong read uses the table key', { entities, accessPatterns: [{ ...join, by: ['customer'], consistency: Consistency.STRONG, toleratesStaleSeconds: undefined }] }],
    ['a rule of its own judges a list without a key', { entities, accessPatterns: [{ ...join, by: undefined }] }],
    ['another store may serve it', { entities, accessPatterns: [{ ...join, servedElsewhere: true }] }],
    ['nothing is joined', { entities, accessPatterns: [{ ...join, joins: undefined }] }],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
