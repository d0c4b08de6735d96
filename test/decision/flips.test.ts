import { Flip } from '../../src/decision/decision';
import { findFlips } from '../../src/decision/flips';
import { AccessPattern, AttributeType, Consistency, Entity, Operation } from '../../src/profile/access-pattern-profile';
import { Engine } from '../../src/profile/engine';
import { toWorkload, Workload } from '../../src/profile/workload';
import { resolveThresholds } from '../../src/rules/threshold-defaults';
import { entity, pattern } from '../rules/evidence';

const TIB = 2 ** 40;
const put = (peakPerSecond: number, rest: Partial<AccessPattern> = {}) => pattern({ name: 'put', operation: Operation.PUT, peakPerSecond, ...rest });
const expiring = (itemCount: number) => entity({
  itemCount, averageItemBytes: 1, attributes: { until: AttributeType.TIMESTAMP }, expiry: { attribute: 'until', afterSeconds: 100 },
});

/** The flips of a workload whose engine is DynamoDB where `isDynamoDb` says so. */
function flips(of: { entities?: Entity[]; accessPatterns: AccessPattern[] }, isDynamoDb: (workload: Workload) => boolean): Flip[] {
  const decide = (workload: Workload) => isDynamoDb(workload) ? Engine.DYNAMODB : Engine.POSTGRES;
  const workload = toWorkload({ entities: [entity()], ...of });
  return findFlips(workload, resolveThresholds(), decide(workload), decide);
}

describe('findFlips', () => {
  test.each<[number, Flip]>([
    [15_000, { signal: 'writeTransactionsPerSecond', unit: 'write transactions/s', at: 30_000, factor: 2, engine: Engine.DYNAMODB }],
    [60_000, { signal: 'writeTransactionsPerSecond', unit: 'write transactions/s', at: 30_000, factor: 0.5, engine: Engine.POSTGRES }],
    [30_000, { signal: 'writeTransactionsPerSecond', unit: 'write transactions/s', at: 30_000, factor: 1, engine: Engine.POSTGRES }],
  ])('finds the bound of %d writes', (declared, expected) => {
    const found = flips({ accessPatterns: [put(declared)] }, (at) => at.writeTransactionsPerSecond.value >= 30_000);
    expect(found.filter(({ signal }) => signal === expected.signal)).toEqual([expected]);
  });

  test('finds no bound where the engine changed before it', () => {
    expect(flips({ accessPatterns: [put(15_000)] }, (at) => at.writeTransactionsPerSecond.value >= 20_000)).toEqual([]);
  });

  test('tries the nearest bound first', () => {
    const isBetween = ({ writeTransactionsPerSecond: { value } }: Workload) => value >= 30_000 && value < 80_000;
    const first = (writes: number) => flips({ accessPatterns: [put(writes), pattern({ peakPerSecond: 10 })] }, isBetween)[0];
    expect(first(70_000)).toMatchObject({ at: 80_000, engine: Engine.POSTGRES });
    expect(first(35_000)).toMatchObject({ at: 30_000, engine: Engine.POSTGRES });
  });

  test('takes named thresholds for bounds too', () => {
    expect(flips({ accessPatterns: [put(4_000), pattern({ peakPerSecond: 1 })] }, (at) => at.writeTransactionsPerSecond.value >= 10_000))
      .toEqual([{ signal: 'writeTransactionsPerSecond', unit: 'write transactions/s', at: 10_000, factor: 2.5, engine: Engine.DYNAMODB }]);
    expect(flips({ accessPatterns: [put(1), pattern({ peakPerSecond: 4_999 })] }, (at) => at.requestsPerSecond.value >= 10_000))
      .toEqual([
        { signal: 'requestsPerSecond', unit: 'requests/s', at: 10_000, factor: 2, engine: Engine.DYNAMODB },
        { signal: 'writeTransactionsPerSecond', unit: 'write transactions/s', at: 5_001, factor: 5_001, engine: Engine.DYNAMODB },
      ]);
  });

  test('asks which share of joins over fresh data would settle otherwise', () => {
    const joined = pattern({ name: 'joined', joins: ['Customer'], peakPerSecond: 3_000 });
    const of = { entities: [entity(), entity({ name: 'Customer' })], accessPatterns: [pattern({ peakPerSecond: 9_000 }), joined] };
    const rare = (at: Workload) => at.load[1].peakPerSecond! / at.requestsPerSecond.value < 0.1;
    const ofJoins = (profile: typeof of) => flips(profile, rare).filter(({ signal }) => signal === 'joinShare');
    expect(ofJoins(of)).toEqual([{ signal: 'joinShare', unit: 'of requests that join fresh data', at: 0.1, factor: 0.4, engine: Engine.DYNAMODB }]);
    const lagging = { ...joined, toleratesStaleSeconds: 60 };
    expect(ofJoins({ ...of, accessPatterns: [pattern(), lagging] })).toEqual([]);
    expect(ofJoins({ ...of, accessPatterns: [{ ...joined, name: 'all' }, joined] })).toEqual([]);
  });

  test('leaves expiry deletes where they are when writes grow', () => {
    const rows = (itemCount: number) => ({ entities: [expiring(itemCount)], accessPatterns: [put(1_000, { itemsPerRequest: 10 })] });
    expect(flips(rows(6_000_000), (at) => at.rowWritesPerSecond.value >= 120_000).find(({ signal }) => signal === 'rowWritesPerSecond'))
      .toEqual({ signal: 'rowWritesPerSecond', unit: 'row writes/s', at: 120_000, factor: 120 / 70, engine: Engine.DYNAMODB });
    expect(flips(rows(12_000_000), (at) => at.rowWritesPerSecond.value >= 120_000).filter(({ signal }) => signal === 'rowWritesPerSecond')).toEqual([]);
  });

  test('scales strong reads with the writes, and leaves the others', () => {
    const eventual = pattern({ name: 'lagging', peakPerSecond: 7 });
    const strong = pattern({ consistency: Consistency.STRONG, peakPerSecond: 90_000 });
    const seen: number[] = [];
    const found = flips({ accessPatterns: [eventual, strong, put(10_000)] }, (at) => {
      if (at.strongRequestsPerSecond.value > 190_000 && at.writeTransactionsPerSecond.value < 21_000) seen.push(at.load[0].peakPerSecond!);
      return at.strongRequestsPerSecond.value >= 200_000;
    });
    expect(found.find(({ signal }) => signal === 'strongRequestsPerSecond'))
      .toEqual({ signal: 'strongRequestsPerSecond', unit: 'writes and strong reads/s', at: 200_000, factor: 2, engine: Engine.DYNAMODB });
    expect(seen).toContain(7);
  });

  test('scales items, and what exists', () => {
    const many = { entities: [entity({ itemCount: 5_000_000, averageItemBytes: 10 })], accessPatterns: [pattern()] };
    expect(flips(many, (at) => at.itemCount.value >= 10_000_000))
      .toEqual([{ signal: 'itemCount', unit: 'live items', at: 10_000_000, factor: 2, engine: Engine.DYNAMODB }]);
    expect(flips({ ...many, entities: [entity({ itemCount: 96, averageItemBytes: TIB })] }, (at) => at.bytes.value >= 192 * TIB))
      .toEqual([{ signal: 'bytes', unit: 'bytes', at: 192 * TIB, factor: 2, engine: Engine.DYNAMODB }]);
  });

  test('lists the nearest first, up and down alike', () => {
    const all = flips(
      { entities: [entity({ itemCount: 2_000_000, averageItemBytes: 96 * 2 ** 20 })], accessPatterns: [put(20_000)] },
      (at) => at.writeTransactionsPerSecond.value >= 30_000 || at.bytes.value >= 192 * TIB,
    );
    expect(all.map(({ signal }) => signal)).toEqual(['bytes', 'writeTransactionsPerSecond']);
    const down = flips(
      { entities: [entity({ itemCount: 1_000_000, averageItemBytes: 96 * 2 ** 20 })], accessPatterns: [put(31_000)] },
      (at) => at.writeTransactionsPerSecond.value >= 30_000 && at.bytes.value < 192 * TIB,
    );
    expect(down.map(({ signal }) => signal)).toEqual(['writeTransactionsPerSecond', 'bytes']);
  });

  test('has no lever where nothing is declared', () => {
    expect(flips({ accessPatterns: [pattern({ peakPerSecond: undefined })] }, () => true)).toEqual([]);
  });
});
