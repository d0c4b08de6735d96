import { AccessPatternProfile, Operation } from '../../../../src/profile/access-pattern-profile';
import { rule } from '../../../../src/rules/dynamodb/table-class/storage-outweighs-throughput';
import { entity, linesOf, pattern } from '../../evidence';

describe('dynamodb/table-class/storage-outweighs-throughput', () => {
  test('speaks when storage costs more than requests', () => {
    expect(linesOf(rule, {
      entities: [entity({ itemCount: 1_000_000_000, averageItemBytes: 1_000 })],
      accessPatterns: [pattern({ operation: Operation.PUT, peakPerSecond: 100, averagePerSecond: 20 })],
    })).toEqual([
      'favors standard-infrequent-access: storage would cost $256 a month and requests $33; in this class both cost $143 together (us-east-1)',
    ]);
  });

  test('speaks when storage costs more than half of what requests do', () => {
    expect(linesOf(rule, {
      entities: [entity({ itemCount: 1_000_000_000, averageItemBytes: 1_000 })],
      accessPatterns: [pattern({ operation: Operation.PUT, peakPerSecond: 300, averagePerSecond: 300 })],
    })).toEqual([
      'favors standard-infrequent-access: storage would cost $256 a month and requests $493; in this class both cost $717 together (us-east-1)',
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['requests cost more', {
      entities: [entity({ itemCount: 1_000_000_000, averageItemBytes: 1_000 })],
      accessPatterns: [pattern({ operation: Operation.PUT, peakPerSecond: 1_000, averagePerSecond: 800 })],
    }],
    ['storage costs less than half, though the class is cheaper by more than its change is worth', {
      entities: [entity({ itemCount: 1_000_000_000, averageItemBytes: 1_000 })],
      accessPatterns: [pattern({ operation: Operation.PUT, peakPerSecond: 320, averagePerSecond: 320 })],
    }],
    ['it would save less than a change is worth', {
      entities: [entity({ itemCount: 60_000_000, averageItemBytes: 1_000 })],
      accessPatterns: [pattern({ operation: Operation.PUT, peakPerSecond: 1, averagePerSecond: 1 })],
    }],
    ['little is stored', {
      entities: [entity({ itemCount: 1_000_000, averageItemBytes: 1_000 })],
      accessPatterns: [pattern({ operation: Operation.PUT, peakPerSecond: 0.01 })],
    }],
    ['a rate is not declared', {
      entities: [entity({ itemCount: 1_000_000_000, averageItemBytes: 1_000 })],
      accessPatterns: [pattern({ operation: Operation.PUT, peakPerSecond: undefined })],
    }],
    ['the size is not declared', { accessPatterns: [pattern({ operation: Operation.PUT, peakPerSecond: 1 })] }],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
