import { AccessPatternProfile, AttributeType, ExistingEngine, Operation } from '../../../src/profile/access-pattern-profile';
import { rule } from '../../../src/rules/engine/existing-table-stays';
import { entity, linesOf, pattern } from '../evidence';

const existingStore = { engine: ExistingEngine.DYNAMODB, bytes: 2 ** 40 };
const order = entity({ attributes: { email: AttributeType.STRING } });
const byEmail = pattern({ name: 'by-email', operation: Operation.LIST, by: ['email'] });
const join = pattern({ name: 'with-customer', joins: ['Customer'], peakPerSecond: 10, toleratesStaleSeconds: 60 });
const entities = [order, entity({ name: 'Customer' })];

describe('engine/existing-table-stays', () => {
  test('speaks when its keys and indexes serve everything', () => {
    expect(linesOf(rule, { existingStore, entities: [order], accessPatterns: [pattern(), byEmail] })).toEqual([
      'favors dynamodb: a DynamoDB table holds 1 TiB today, and its keys and indexes serve 2 patterns, which is all: nothing is gained by moving',
    ]);
  });

  test('speaks when its size is unknown', () => {
    expect(linesOf(rule, { existingStore: { engine: ExistingEngine.DYNAMODB } })).toEqual([
      'favors dynamodb: a DynamoDB table holds this data today, and its keys and indexes serve 1 pattern, which is all: nothing is gained by moving',
    ]);
  });

  test('speaks when a join may lag, and no second store may be added', () => {
    expect(linesOf(rule, { existingStore, entities, accessPatterns: [pattern(), join], singleStore: true })).toEqual([
      "favors dynamodb: a DynamoDB table holds 1 TiB today, and its keys and indexes serve 1 pattern, and copies or several gets serve 'with-customer' (10/s), as no second store may be added: nothing is gained by moving",
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['a join can move to a second store', { existingStore, entities, accessPatterns: [pattern(), join] }],
    ['a fresh join cannot be served', { existingStore, entities, accessPatterns: [pattern(), { ...join, toleratesStaleSeconds: undefined, peakPerSecond: 50 }], singleStore: true }],
    ['there is no table', {}],
    ['Postgres holds the data', { existingStore: { engine: ExistingEngine.POSTGRES } }],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
