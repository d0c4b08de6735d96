import { AccessPatternProfile, Operation, Traffic } from '../../../../src/profile/access-pattern-profile';
import { rule } from '../../../../src/rules/dynamodb/capacity-mode/break-even-utilization';
import { entity, linesOf, pattern } from '../../evidence';

describe('dynamodb/capacity-mode/break-even-utilization', () => {
  test('speaks when capacity would be used well', () => {
    expect(linesOf(rule, {
      traffic: Traffic.STEADY,
      entities: [entity({ averageItemBytes: 1_000 })],
      accessPatterns: [pattern({ operation: Operation.PUT, peakPerSecond: 1_000, averagePerSecond: 700 })],
    })).toEqual([
      'favors provisioned: traffic is steady, and capacity for its peak would be used at 49 % on average: $678 a month provisioned, $1,150 on demand (us-east-1); less than $50 would not be worth a plan',
    ]);
  });

  test('speaks when it would idle', () => {
    expect(linesOf(rule, {
      traffic: Traffic.DAILY_CYCLE,
      entities: [entity({ averageItemBytes: 1_000 })],
      accessPatterns: [pattern({ operation: Operation.PUT, peakPerSecond: 1_000, averagePerSecond: 200 })],
    })).toEqual([
      'favors on-demand: traffic is daily-cycle, and capacity for its peak would be used at 14 % on average: $678 a month provisioned, $329 on demand (us-east-1); less than $50 would not be worth a plan',
    ]);
  });

  test('speaks when it would save little', () => {
    expect(linesOf(rule, {
      traffic: Traffic.STEADY,
      entities: [entity({ averageItemBytes: 1_000 })],
      accessPatterns: [pattern({ operation: Operation.PUT, peakPerSecond: 10, averagePerSecond: 9 })],
    })).toEqual([
      'favors on-demand: traffic is steady, and capacity for its peak would be used at 63 % on average: $6.78 a month provisioned, $15 on demand (us-east-1); less than $50 would not be worth a plan',
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['traffic is not declared', {
      entities: [entity({ averageItemBytes: 1_000 })],
      accessPatterns: [pattern({ operation: Operation.PUT, peakPerSecond: 1_000, averagePerSecond: 700 })],
    }],
    ['the average is not declared', {
      traffic: Traffic.STEADY,
      entities: [entity({ averageItemBytes: 1_000 })],
      accessPatterns: [pattern({ operation: Operation.PUT, peakPerSecond: 1_000 })],
    }],
    ['the average stands in for the peak', {
      traffic: Traffic.STEADY,
      entities: [entity({ averageItemBytes: 1_000 })],
      accessPatterns: [pattern({ operation: Operation.PUT, peakPerSecond: undefined, averagePerSecond: 700 })],
    }],
    ['the item size is not declared', {
      traffic: Traffic.STEADY,
      accessPatterns: [pattern({ operation: Operation.PUT, peakPerSecond: 1_000, averagePerSecond: 700 })],
    }],
  ])('speaks for on-demand when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([
      'favors on-demand: provisioned capacity pays above 28.9 % average utilization, and that cannot be reckoned: it takes a declared traffic, and of every pattern the peak, the average and the size of its items',
    ]);
  });

  test('is silent when traffic is unpredictable', () => {
    expect(linesOf(rule, {
      traffic: Traffic.UNPREDICTABLE,
      entities: [entity({ averageItemBytes: 1_000 })],
      accessPatterns: [pattern({ operation: Operation.PUT, peakPerSecond: 1_000, averagePerSecond: 700 })],
    })).toEqual([]);
  });
});
