import { assumedAverage, billedRate, rateAssumptions } from '../../src/designs/average-rate';
import { Traffic } from '../../src/profile/access-pattern-profile';
import { get, workloadOf } from './workloads';

const accessOf = (overrides: object) => workloadOf({ accessPatterns: [get(overrides)] }).load;

describe('billedRate', () => {
  test.each([
    ['the declared average', { averagePerSecond: 7 }, Traffic.STEADY, 7],
    ['a share of the peak of steady traffic', { averagePerSecond: undefined }, Traffic.STEADY, 70],
    ['a share of the peak of a daily cycle', { averagePerSecond: undefined }, Traffic.DAILY_CYCLE, 50],
    ['a share of the peak of unpredictable traffic', { averagePerSecond: undefined }, Traffic.UNPREDICTABLE, 10],
    ['a share of the peak of undeclared traffic', { averagePerSecond: undefined }, undefined, 50],
    ['unknown without any rate', { averagePerSecond: undefined, peakPerSecond: undefined }, Traffic.STEADY, undefined],
  ])('is %s', (_, rates, traffic, expected) => {
    expect(billedRate(accessOf(rates)[0], traffic)).toBe(expected);
  });
});

describe('rateAssumptions', () => {
  test('says what stands in for an average', () => {
    expect(rateAssumptions(accessOf({ averagePerSecond: undefined }), Traffic.DAILY_CYCLE)).toEqual([
      'where only a peak is declared, the average is taken as 50 % of it (a daily cycle: a sine between nothing and the peak averages half of it)',
    ]);
  });

  test('says what is left out', () => {
    expect(rateAssumptions(accessOf({ averagePerSecond: undefined, peakPerSecond: undefined }), Traffic.STEADY)).toEqual([
      'patterns without a declared rate are left out: get',
    ]);
  });

  test('is silent when averages are declared', () => {
    expect(rateAssumptions(accessOf({}), undefined)).toEqual([]);
  });
});

test('every assumed share carries its reason', () => {
  for (const traffic of [...Object.values(Traffic), undefined]) expect(assumedAverage(traffic).why).toMatch(/traffic|cycle/);
});
