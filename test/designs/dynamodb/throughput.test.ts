import { Throughput, UnitsPlan } from '../../../src/designs/dynamodb/dynamodb-design';
import { throughputPlan, ThroughputSettings } from '../../../src/designs/dynamodb/throughput';
import { Operation } from '../../../src/profile/access-pattern-profile';
import { draftOf, entity, pattern } from './drafts';

const units = (readUnitsPerSecond: number, writeUnitsPerSecond: number): Throughput => ({ readUnitsPerSecond, writeUnitsPerSecond });
const { tables } = draftOf([entity()], [pattern(Operation.GET, { by: ['email'] })]);
const planOf = (peak: Throughput | undefined, settings: ThroughputSettings = {}, average?: Throughput, index?: Throughput) => throughputPlan(
  { name: 'User', parts: tables }, { entity: 'User', peak, average, indexPeaks: index ? { byEmail: index } : {} }, settings);

describe('on demand', () => {
  test.each<[string, Throughput | undefined, ThroughputSettings, UnitsPlan]>([
    ['an unknown peak is neither capped nor warmed', undefined, {}, {}],
    ['a small peak is capped at what one partition serves', units(10, 10), {}, { maxReadUnits: 3_000, maxWriteUnits: 1_000 }],
    ['a cap is four times the peak', units(2_000, 500.2), {}, { maxReadUnits: 8_000, maxWriteUnits: 2_001 }],
    ['a cap above the quota guards nothing', units(10_001, 1), {}, { maxWriteUnits: 1_000 }],
    ['a replicated table has no cap', units(10, 10), { replicated: true }, {}],
    ['what a new table carries needs no warming', units(12_000, 4_000), {}, { maxWriteUnits: 16_000 }],
    ['more is warmed, to what is new at least', units(10, 5_000), {}, {
      maxReadUnits: 3_000, maxWriteUnits: 20_000, warm: units(12_000, 5_000),
    }],
    ['the default quota needs no request', units(40_000, 40_000), {}, { warm: units(40_000, 40_000) }],
    ['more needs one, by the ten thousand', units(40_001, 61_000), {}, { warm: units(40_001, 61_000), quotaReadUnits: 50_000, quotaWriteUnits: 70_000 }],
    ['a launch is a multiple of the peak', units(10, 5_000), { launchFactor: 10 }, {
      maxReadUnits: 3_000, warm: units(12_000, 50_000), quotaWriteUnits: 50_000,
    }],
    ['the guard may be another', units(2_000, 1_000), { maxThroughputFactor: 2 }, { maxReadUnits: 4_000, maxWriteUnits: 2_000 }],
  ])('%s', (_, peak, settings, plan) => {
    expect(planOf(peak, settings).own).toEqual(plan);
  });

  test('an index has a plan of its own', () => {
    expect(planOf(units(10, 10), {}, undefined, units(2_000, 2_000)).indexes).toEqual({ byEmail: { maxReadUnits: 8_000, maxWriteUnits: 8_000 } });
  });
});

describe('provisioned', () => {
  const range = (min: number, max: number, targetPercent = 70) => ({ min, max, targetPercent });
  const mode = 'provisioned';

  test.each<[string, Throughput | undefined, Throughput | undefined, ThroughputSettings, UnitsPlan]>([
    ['scales between the average and the peak, at 70 %', units(1_400, 140), units(700, 70), { mode }, { reads: range(1_000, 2_000), writes: range(100, 200) }],
    ['keeps one unit at least', units(0, 1), units(0, 0), { mode }, { reads: range(1, 1), writes: range(1, 2) }],
    ['starts from one unit where the average is unknown', units(100, 100), undefined, { mode }, { reads: range(2, 143), writes: range(2, 143) }],
    ['at another target', units(100, 100), units(50, 50), { mode, targetUtilizationPercent: 50 }, { reads: range(100, 200, 50), writes: range(100, 200, 50) }],
    ['asks for the quota of what it may scale to', units(10, 35_000), units(10, 33_000), { mode }, {
      reads: range(15, 15), writes: range(47_143, 50_000), warm: units(12_000, 35_000), quotaWriteUnits: 50_000,
    }],
    ['is left open where the peak is unknown', undefined, undefined, { mode }, {}],
  ])('%s', (_, peak, average, settings, plan) => {
    expect(planOf(peak, settings, average).own).toEqual(plan);
  });

  test('an index scales by its own peak and the quiet share of its table', () => {
    const { byEmail } = planOf(units(1_400, 140), { mode }, units(700, 70), units(70, 700)).indexes;
    expect(byEmail).toEqual({ reads: range(50, 100), writes: range(500, 1_000) });
  });
});
