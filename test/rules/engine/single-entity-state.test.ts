import { AccessPatternProfile, AttributeType, Operation } from '../../../src/profile/access-pattern-profile';
import { rule } from '../../../src/rules/engine/single-entity-state';
import { entity, linesOf, pattern } from '../evidence';

const put = pattern({ name: 'save-order', operation: Operation.PUT, peakPerSecond: 3_000 });

describe('engine/single-entity-state', () => {
  test('speaks when every pattern reads or writes one item', () => {
    expect(linesOf(rule, { accessPatterns: [pattern(), put] })).toEqual([
      'cautions dynamodb: every pattern reads or writes one item by its whole key, the shape of game and user state; but the busiest measure that is declared, 3,000 write transactions/s, is 10 % of what takes more than one Postgres primary → take DynamoDB when the load, not the shape, asks for it',
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['the load is beyond one primary', { accessPatterns: [pattern(), { ...put, peakPerSecond: 30_000 }] }],
    ['a pattern reads many items', { accessPatterns: [pattern({ maxItemsPerRequest: 10 }), put] }],
    ['a transaction writes another entity as well', {
      entities: [entity(), entity({ name: 'Ledger' })], accessPatterns: [pattern(), { ...put, operation: Operation.TRANSACTION, alsoWrites: ['Ledger'] }],
    }],
    ['a pattern takes another way', { entities: [entity({ attributes: { email: AttributeType.STRING } })], accessPatterns: [pattern({ by: ['email'] }), put] }],
    ['every pattern is served elsewhere', { accessPatterns: [pattern({ servedElsewhere: true })] }],
    ['the key has two parts', { entities: [entity({ key: ['id', 'line'], attributes: { line: AttributeType.NUMBER } })], accessPatterns: [put] }],
    ['items expire, like sessions', { entities: [entity({ attributes: { until: AttributeType.TIMESTAMP }, expiry: { attribute: 'until' } })], accessPatterns: [put] }],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
