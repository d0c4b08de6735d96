import { AccessPattern, AttributeType, Consistency, ExistingEngine, Operation } from '../../src/profile/access-pattern-profile';
import { ExistingTable, existingTable } from '../../src/rules/existing-table';
import { entity, evidenceOf, pattern } from './evidence';

const entities = [entity({ attributes: { email: AttributeType.STRING, paid: AttributeType.BOOLEAN } }), entity({ name: 'Customer' })];
const get = pattern();
const join = pattern({ name: 'with-customer', joins: ['Customer'], peakPerSecond: 20 });
const outcome = (accessPatterns: AccessPattern[], singleStore = false): ExistingTable =>
  existingTable(evidenceOf({ entities, accessPatterns, singleStore, existingStore: { engine: ExistingEngine.DYNAMODB } }));

describe('an existing DynamoDB table', () => {
  test.each<[string, AccessPattern[], ExistingTable]>([
    ['stays where its key serves all', [get], 'stays'],
    ['stays where an index serves the rest', [get, pattern({ name: 'by-email', operation: Operation.LIST, by: ['email'] })], 'stays'],
    ['stays where another store may serve the rest', [get, { ...join, servedElsewhere: true }], 'stays'],
    ['keeps its key path where a join is needed', [get, join], 'keep-and-add-postgres'],
    ['keeps its key path where a join may lag', [get, { ...join, toleratesStaleSeconds: 60 }], 'keep-and-add-postgres'],
    ['keeps its key path where a strong read needs an index', [get, pattern({ name: 'by-email', by: ['email'], consistency: Consistency.STRONG, peakPerSecond: 100 })], 'keep-and-add-postgres'],
    ['is not worth keeping where most reads take another way', [get, { ...join, peakPerSecond: 101 }], 'none'],
    ['is not proven worth keeping where a rate is unknown', [get, { ...join, peakPerSecond: undefined }], 'none'],
    ['is not proven worth keeping where nothing is read by key', [pattern({ name: 'put', operation: Operation.PUT }), join], 'none'],
  ])('%s', (_, accessPatterns, expected) => {
    expect(outcome(accessPatterns)).toBe(expected);
  });

  test.each<[string, AccessPattern[], ExistingTable]>([
    ['stays where a join may lag', [get, { ...join, toleratesStaleSeconds: 60 }], 'stays'],
    ['stays where a fresh join is rare', [get, { ...join, peakPerSecond: 10 }], 'stays'],
    ['does not decide where fresh joins are many', [get, join], 'none'],
    ['does not decide where no key serves a pattern', [get, pattern({ name: 'paid', operation: Operation.LIST, by: ['paid'], peakPerSecond: 1 })], 'none'],
  ])('%s, and no second store may be added', (_, accessPatterns, expected) => {
    expect(outcome(accessPatterns, true)).toBe(expected);
  });

  test.each([undefined, ExistingEngine.POSTGRES, ExistingEngine.OTHER])('is none where the store is %s', (engine) => {
    expect(existingTable(evidenceOf(engine === undefined ? {} : { existingStore: { engine } }))).toBe('none');
  });
});
