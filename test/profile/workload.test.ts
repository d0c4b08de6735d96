import { AccessPattern, AccessPatternProfile, AttributeType, Consistency, Entity, ExistingEngine, Operation } from '../../src/profile/access-pattern-profile';
import { toWorkload } from '../../src/profile/workload';

const { STRING, TIMESTAMP } = AttributeType;
const { GET, LIST, PUT, TRANSACTION, SEARCH } = Operation;

function session(change: Partial<Entity> = {}): Entity {
  return { name: 'Session', key: ['id'], attributes: { id: STRING, userId: STRING, expiresAt: TIMESTAMP }, ...change };
}

function workload(patterns: Partial<AccessPattern>[], change: Partial<AccessPatternProfile> = {}) {
  const accessPatterns = patterns.map((pattern, i) => ({ name: `p${i}`, entity: 'Session', operation: GET, ...pattern }));
  return toWorkload({ entities: [session()], accessPatterns, ...change });
}

test('sums the load by kind', () => {
  const result = workload([
    { peakPerSecond: 100 },
    { peakPerSecond: 10, consistency: Consistency.STRONG },
    { operation: PUT, peakPerSecond: 5, itemsPerRequest: 25 },
    { operation: TRANSACTION, averagePerSecond: 2, itemsPerRequest: 4 },
    { operation: SEARCH, by: ['userId'], peakPerSecond: 1_000, servedElsewhere: true },
  ]);
  expect(result).toMatchObject({
    requestsPerSecond: { value: 117, missing: [] },
    readsPerSecond: { value: 110, missing: [] },
    writeTransactionsPerSecond: { value: 7, missing: [] },
    rowWritesPerSecond: { value: 133, missing: [] },
    strongRequestsPerSecond: { value: 17, missing: [] },
    singleKeyShare: { atLeast: 1, atMost: 1, missing: [] },
  });
  expect([result.accesses.length, result.load.length]).toEqual([5, 4]);
});

test('a single store carries what could be served elsewhere', () => {
  const { load, requestsPerSecond } = workload([{ peakPerSecond: 3, servedElsewhere: true }], { singleStore: true });
  expect([load.length, requestsPerSecond.value]).toEqual([1, 3]);
});

test('what is not declared is missing, by path, and adds nothing', () => {
  const patterns = [{ peakPerSecond: 3 }, { operation: PUT }];
  const { requestsPerSecond, writeTransactionsPerSecond, rowWritesPerSecond, bytes, itemCount } = workload(patterns);
  const rate = { value: 0, missing: ['accessPatterns.p1.peakPerSecond'] };
  expect(requestsPerSecond).toEqual({ ...rate, value: 3 });
  expect(writeTransactionsPerSecond).toEqual(rate);
  expect(rowWritesPerSecond).toEqual(rate);
  expect(bytes).toEqual({ value: 0, missing: ['entities.Session.itemCount', 'entities.Session.averageItemBytes'] });
  expect(itemCount).toEqual({ value: 0, missing: ['entities.Session.itemCount'] });
});

test.each<[string, Partial<Entity>, number, string[]]>([
  ['nothing expires', {}, 0, []],
  ['all is known', { itemCount: 1_000, expiry: { attribute: 'expiresAt', afterSeconds: 10 } }, 100, []],
  ['the lifetime is unknown', { itemCount: 1_000, expiry: { attribute: 'expiresAt' } }, 0, ['entities.Session.expiry.afterSeconds']],
  ['the number of items is unknown', { expiry: { attribute: 'expiresAt', afterSeconds: 10 } }, 0, ['entities.Session.itemCount']],
])('expiry deletes rows, never commits: %s', (_, change, value, missing) => {
  const result = workload([{ operation: PUT, peakPerSecond: 7 }], { entities: [session(change)] });
  expect(result.expiryDeletesPerSecond).toEqual({ value, missing });
  expect(result.rowWritesPerSecond).toEqual({ value: 7 + value, missing });
  expect(result.writeTransactionsPerSecond).toEqual({ value: 7, missing: [] });
});

test.each<[string, Partial<Entity>, number | undefined, number, string[]]>([
  ['declared', { itemCount: 10, averageItemBytes: 100 }, undefined, 1_000, []],
  ['of unknown size', { itemCount: 10 }, undefined, 0, ['entities.Session.averageItemBytes']],
  ['of unknown size, but existing', { itemCount: 10 }, 500, 500, []],
  ['declared to grow beyond what exists', { itemCount: 10, averageItemBytes: 100 }, 500, 1_000, []],
  ['declared below what exists', { itemCount: 10, averageItemBytes: 100 }, 5_000, 5_000, []],
])('bytes are what is declared or what exists: %s', (_, change, existing, value, missing) => {
  const existingStore = existing === undefined ? undefined : { engine: ExistingEngine.OTHER, bytes: existing };
  expect(workload([{}], { entities: [session(change)], existingStore }).bytes).toEqual({ value, missing });
});

const KEYED = { operation: GET };
const OTHER = { operation: LIST, by: ['userId'] };

test.each<[string, Partial<AccessPattern>[], number, number]>([
  ['keys only', [KEYED], 1, 1],
  ['keys only, with rates', [{ ...KEYED, peakPerSecond: 5 }], 1, 1],
  ['no keys at all', [{ ...OTHER, peakPerSecond: 5 }], 0, 0],
  ['no keys, no rates', [OTHER], 0, 0],
  ['both, without rates', [KEYED, OTHER], 0, 1],
  ['both, with rates', [{ ...KEYED, peakPerSecond: 9 }, { ...OTHER, peakPerSecond: 1 }], 0.9, 0.9],
  ['another way of unknown rate', [{ ...KEYED, peakPerSecond: 9 }, OTHER], 0, 1],
  ['a key of unknown rate', [{ ...KEYED, peakPerSecond: 6 }, KEYED, { ...OTHER, peakPerSecond: 4 }], 0.6, 1],
  ['other ways of known and unknown rates', [{ ...KEYED, peakPerSecond: 6 }, { ...OTHER, peakPerSecond: 4 }, OTHER], 0, 0.6],
  ['nothing but zeros', [{ ...KEYED, peakPerSecond: 0 }, { ...OTHER, peakPerSecond: 0 }], 0, 1],
])('the share of single keys: %s', (_, patterns, atLeast, atMost) => {
  expect(workload(patterns).singleKeyShare).toMatchObject({ atLeast, atMost });
});
