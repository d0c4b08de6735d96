import { AccessPatternProfile, Consistency, ExistingEngine, Operation, PostgresFeature } from '../../../src/profile/access-pattern-profile';
import { rule } from '../../../src/rules/engine/two-stores-to-write';
import { entity, linesOf, pattern } from '../evidence';

const entities = [entity(), entity({ name: 'Customer' })];
const accessPatterns = [pattern(), pattern({ name: 'with-customer', joins: ['Customer'], peakPerSecond: 10 })];

describe('engine/two-stores-to-write', () => {
  test('speaks when the table keeps its key path', () => {
    expect(linesOf(rule, { existingStore: { engine: ExistingEngine.DYNAMODB }, entities, accessPatterns })).toEqual([
      'cautions postgres: the existing table keeps the key path and Postgres serves the rest: what both hold is written twice, by the application or from the stream, and Postgres lags behind the table by that way; Postgres is sized and priced for what does not go by the key of the table, a copy of Order and Customer, and every write that keeps the copy up to date, and the table is paid for besides → feed Postgres from the stream of the table, and let each attribute have one owner',
    ]);
  });

  test('says which way a write goes that the table cannot take, and that a copy is not fresh', () => {
    const batch = pattern({ name: 'batch', operation: Operation.TRANSACTION, itemsPerRequest: 200, peakPerSecond: 1 });
    const fresh = pattern({ name: 'fresh', joins: ['Customer'], consistency: Consistency.STRONG, peakPerSecond: 1 });
    const [line] = linesOf(rule, { existingStore: { engine: ExistingEngine.DYNAMODB }, entities, accessPatterns: [pattern(), batch, fresh] });
    expect(line).toContain("besides; 'batch' (1/s) can be written to Postgres alone, so what it writes is fed the other way, from an outbox to the table; "
      + "'fresh' (1/s) must be fresh, which a copy is only where the application writes both at once → feed");
  });

  test('names the features for whose sake the whole load counts', () => {
    const requires = [PostgresFeature.PGVECTOR, PostgresFeature.POSTGIS];
    const [line] = linesOf(rule, { existingStore: { engine: ExistingEngine.DYNAMODB }, entities, accessPatterns, requires });
    expect(line).toContain('Postgres is sized and priced for the whole load, because the profile does not say which patterns want pgvector and postgis');
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['there is no table', { entities, accessPatterns }],
    ['the table serves everything', { existingStore: { engine: ExistingEngine.DYNAMODB } }],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
