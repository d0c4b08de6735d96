import { AccessPatternProfile, AttributeType, ExistingEngine, Operation, PostgresFeature } from '../../../src/profile/access-pattern-profile';
import { rule } from '../../../src/rules/engine/existing-table-keeps-key-path';
import { entity, linesOf, pattern } from '../evidence';

const existingStore = { engine: ExistingEngine.DYNAMODB };
const entities = [entity({ attributes: { email: AttributeType.STRING } }), entity({ name: 'Customer' })];
const join = pattern({ name: 'with-customer', joins: ['Customer'], peakPerSecond: 100 });

describe('engine/existing-table-keeps-key-path', () => {
  test('speaks when half of the reads use one key', () => {
    expect(linesOf(rule, { existingStore, entities, accessPatterns: [pattern(), join] })).toEqual([
      "favors postgres: DynamoDB holds this data today and serves 50 % of the reads by a single key, but cannot serve 'with-customer' (100/s)",
    ]);
  });

  test('speaks when a search is needed', () => {
    expect(linesOf(rule, {
      existingStore,
      entities,
      accessPatterns: [pattern(), pattern({ name: 'find', operation: Operation.SEARCH, by: ['email'], peakPerSecond: 7 })],
    })).toEqual([
      "favors postgres: DynamoDB holds this data today and serves 93.5 % of the reads by a single key, but cannot serve 'find' (7/s)",
    ]);
  });

  test('speaks when a feature of Postgres is required', () => {
    expect(linesOf(rule, { requires: [PostgresFeature.PGVECTOR], existingStore: { engine: ExistingEngine.DYNAMODB } })).toEqual([
      'favors postgres: DynamoDB holds this data today and serves 100 % of the reads by a single key, but cannot serve pgvector',
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['less than half of them do', { existingStore, entities, accessPatterns: [pattern(), { ...join, peakPerSecond: 101 }] }],
    ['the rate of the join is unknown', { existingStore, entities, accessPatterns: [pattern(), { ...join, peakPerSecond: undefined }] }],
    ['no second store may be added', { existingStore, entities, accessPatterns: [pattern(), join], singleStore: true }],
    ['the table serves everything', { existingStore }],
    ['there is no table', { entities, accessPatterns: [pattern(), join] }],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
