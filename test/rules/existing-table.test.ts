import { AccessPattern, AccessPatternProfile, AttributeType, Consistency, ExistingEngine, Operation, PostgresFeature, Topology } from '../../src/profile/access-pattern-profile';
import { carriedByPostgres, ExistingTable, existingTable, loadOfPostgres } from '../../src/rules/existing-table';
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

  const withFeature = (rest: Partial<AccessPatternProfile> = {}) => evidenceOf({
    entities, accessPatterns: [get], requires: [PostgresFeature.PGVECTOR], existingStore: { engine: ExistingEngine.DYNAMODB }, ...rest,
  });

  test('keeps its key path where only a feature of Postgres is missing', () => {
    expect(existingTable(withFeature())).toBe('keep-and-add-postgres');
    expect(existingTable(withFeature({ requires: [] }))).toBe('stays');
    expect(existingTable(withFeature({ singleStore: true }))).toBe('none');
  });

  test('leaves to Postgres what it cannot serve, and nothing that it stores', () => {
    const keyed = pattern({ peakPerSecond: 90_000, name: 'put', operation: Operation.PUT });
    const beside = carriedByPostgres(evidenceOf({
      entities: [{ ...entities[0], itemCount: 9, averageItemBytes: 100, attributes: { ...entities[0].attributes, until: AttributeType.TIMESTAMP }, expiry: { attribute: 'until', afterSeconds: 1 } }, entities[1]],
      accessPatterns: [get, join, keyed],
      existingStore: { engine: ExistingEngine.DYNAMODB, bytes: 2 ** 50 },
    }));
    expect(beside.load.map(({ name }) => name)).toEqual(['with-customer']);
    expect([beside.writeTransactionsPerSecond.value, beside.rowWritesPerSecond.value, beside.bytes.value]).toEqual([0, 0, 0]);
  });

  test('leaves everything to Postgres where it does not stay beside it', () => {
    const evidence = evidenceOf({ entities, accessPatterns: [get, join] });
    expect(carriedByPostgres(evidence)).toBe(evidence.workload);
    expect(loadOfPostgres(evidence)).toBe(evidence.workload);
  });

  describe('with Postgres beside it', () => {
    const sized = (name: string) => entity({ ...entities[0], name, itemCount: 1_000, averageItemBytes: 100 });
    const all = [sized('Order'), sized('Customer'), sized('Session')];
    const writes = [
      pattern({ name: 'put-order', operation: Operation.PUT, peakPerSecond: 7 }),
      pattern({ name: 'put-session', entity: 'Session', operation: Operation.PUT, peakPerSecond: 900 }),
      pattern({ name: 'sign-up', entity: 'Session', operation: Operation.TRANSACTION, alsoWrites: ['Customer'], peakPerSecond: 2 }),
    ];
    const existingStore = { engine: ExistingEngine.DYNAMODB, bytes: 2 ** 40 };
    const beside = (rest: Partial<AccessPatternProfile> = {}) =>
      evidenceOf({ entities: all, accessPatterns: [get, join, ...writes], existingStore, ...rest });

    test('sizes Postgres for what the table cannot serve, a copy of what that reads, and its writes', () => {
      const load = loadOfPostgres(beside());
      expect(load.load.map(({ name }) => name)).toEqual(['with-customer', 'put-order', 'sign-up']);
      expect(load.writeTransactionsPerSecond).toEqual({ value: 9, missing: [] });
      expect(load.bytes).toEqual({ value: 200_000, missing: [] });
    });

    test('takes what the table holds for the size of the copy where all of it is copied', () => {
      const { bytes } = loadOfPostgres(beside({ entities: all.slice(0, 2), accessPatterns: [get, join] }));
      expect(bytes.value).toBe(2 ** 40);
    });

    test('takes what the table holds for its bound where the size of what is copied is not declared', () => {
      const { bytes } = loadOfPostgres(beside({ entities: [sized('Order'), entity({ name: 'Customer' }), sized('Session')] }));
      expect(bytes.value).toBe(2 ** 40);
    });

    test.each([undefined, [PostgresFeature.TRIGGERS]])('lives in one Region beside a table that several write, whatever it requires (%s)', (requires) => {
      const regions = { topology: Topology.ACTIVE_ACTIVE, replicaCount: 1 };
      const evidence = beside({ regions, requires });
      const { profile, load, bytes } = loadOfPostgres(evidence);
      expect([evidence.workload.profile.regions, profile.regions]).toEqual([regions, undefined]);
      const { load: same, bytes: asMany } = loadOfPostgres(beside({ requires }));
      expect([load, bytes]).toEqual([same, asMany]);
    });

    test('counts on no index of the table: what does not go by its key comes to Postgres', () => {
      const bySessions = pattern({ name: 'by-email', entity: 'Session', operation: Operation.LIST, by: ['email'], peakPerSecond: 50 });
      const load = loadOfPostgres(beside({ accessPatterns: [get, join, ...writes, bySessions] }));
      expect(load.load.map(({ name }) => name)).toEqual(['with-customer', 'put-order', 'put-session', 'sign-up', 'by-email']);
    });

    test('leaves what other stores serve to them', () => {
      const search = pattern({ name: 'search', operation: Operation.SEARCH, by: ['email'], servedElsewhere: true });
      const load = loadOfPostgres(beside({ accessPatterns: [get, join, ...writes, search] }));
      expect(load.accesses.map(({ name }) => name)).toEqual(['with-customer', 'put-order', 'sign-up', 'search']);
      expect(load.load.map(({ name }) => name)).toEqual(['with-customer', 'put-order', 'sign-up']);
    });

    test('sizes it for everything where a feature is required, as nothing says for which patterns', () => {
      const evidence = beside({ requires: [PostgresFeature.PGVECTOR] });
      expect(loadOfPostgres(evidence)).toBe(evidence.workload);
    });
  });
});
