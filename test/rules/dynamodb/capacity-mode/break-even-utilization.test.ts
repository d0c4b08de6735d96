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
      'favors provisioned: traffic is steady, and capacity for its peak would be used at 49 % on average: $678 a month provisioned, $1,150 on demand (us-east-1)',
    ]);
  });

  test('speaks when it would idle', () => {
    expect(linesOf(rule, {
      traffic: Traffic.DAILY_CYCLE,
      entities: [entity({ averageItemBytes: 1_000 })],
      accessPatterns: [pattern({ operation: Operation.PUT, peakPerSecond: 1_000, averagePerSecond: 200 })],
    })).toEqual([
      'favors on-demand: traffic is daily-cycle, and capacity for its peak would be used at 14 % on average: $678 a month provisioned, $329 on demand (us-east-1)',
    ]);
  });

  test('speaks when it would save little', () => {
    expect(linesOf(rule, {
      traffic: Traffic.STEADY,
      entities: [entity({ averageItemBytes: 1_000 })],
      accessPatterns: [pattern({ operation: Operation.PUT, peakPerSecond: 10, averagePerSecond: 9 })],
    })).toEqual([
      'favors on-demand: traffic is steady, and capacity for its peak would be used at 63 % on average: $6.78 a month provisioned, $15 on demand (us-east-1); less than $50 is not worth a plan',
    ]);
  });

  test.each<[string, string, Partial<AccessPatternProfile>]>([
    ['traffic is not declared', ' without traffic', {
      entities: [entity({ averageItemBytes: 1_000 })],
      accessPatterns: [pattern({ operation: Operation.PUT, peakPerSecond: 1_000, averagePerSecond: 700 })],
    }],
    ['averages are not declared', ' without accessPatterns.put.averagePerSecond, accessPatterns.get-order.averagePerSecond and 3 other numbers', {
      traffic: Traffic.STEADY,
      accessPatterns: [
        pattern({ name: 'put', operation: Operation.PUT, peakPerSecond: 1_000 }), pattern(), pattern({ name: 'other', peakPerSecond: undefined }),
      ],
    }],
    ['the average is not declared', ' without accessPatterns.get-order.averagePerSecond', {
      traffic: Traffic.STEADY,
      entities: [entity({ averageItemBytes: 1_000 })],
      accessPatterns: [pattern({ operation: Operation.PUT, peakPerSecond: 1_000 })],
    }],
    ['the average stands in for the peak', ' without accessPatterns.get-order.peakPerSecond', {
      traffic: Traffic.STEADY,
      entities: [entity({ averageItemBytes: 1_000 })],
      accessPatterns: [pattern({ operation: Operation.PUT, peakPerSecond: undefined, averagePerSecond: 700 })],
    }],
    ['nothing is asked of the table', '', {
      traffic: Traffic.STEADY, accessPatterns: [pattern({ operation: Operation.AD_HOC, by: undefined, averagePerSecond: 1 })],
    }],
    ['the item size is not declared', ' without entities.Order.averageItemBytes', {
      traffic: Traffic.STEADY,
      accessPatterns: [pattern({ operation: Operation.PUT, peakPerSecond: 1_000, averagePerSecond: 700 })],
    }],
  ])('speaks for on-demand when %s', (_, without, of) => {
    expect(linesOf(rule, of)).toEqual([`favors on-demand: provisioned capacity pays above 28.9 % average utilization, and that cannot be reckoned${without}`]);
  });

  test('is silent when traffic is unpredictable', () => {
    expect(linesOf(rule, {
      traffic: Traffic.UNPREDICTABLE,
      entities: [entity({ averageItemBytes: 1_000 })],
      accessPatterns: [pattern({ operation: Operation.PUT, peakPerSecond: 1_000, averagePerSecond: 700 })],
    })).toEqual([]);
  });
});
