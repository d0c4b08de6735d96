import { AccessPatternProfile, ExistingEngine, Operation } from '../../../../src/profile/access-pattern-profile';
import { rule } from '../../../../src/rules/dynamodb/table-class/storage-outweighs-throughput';
import { entity, linesOf, pattern } from '../../evidence';

describe('dynamodb/table-class/storage-outweighs-throughput', () => {
  test('speaks when storage costs more than requests', () => {
    expect(linesOf(rule, {
      entities: [entity({ itemCount: 1_000_000_000, averageItemBytes: 1_000 })],
      accessPatterns: [pattern({ operation: Operation.PUT, peakPerSecond: 100, averagePerSecond: 20 })],
    })).toEqual([
      'favors standard-infrequent-access: storage would cost $256 a month and requests $33; in Standard-IA both cost $143 together (us-east-1), and it is taken when storage is over half of requests and saves $10 or more',
    ]);
  });

  test('counts the bytes that an item of a global table takes besides its own', () => {
    expect(linesOf(rule, {
      entities: [entity({ itemCount: 1_000_000_000, averageItemBytes: 1_000 })],
      accessPatterns: [pattern({ operation: Operation.PUT, peakPerSecond: 100, averagePerSecond: 20 })],
    }, { settled: { 'dynamodb/replication': 'mrec' } })).toEqual([expect.stringContaining('storage would cost $267 a month')]);
  });

  test('counts capacity by the hour where throughput is provisioned', () => {
    // 100 writes/s at 70 % utilization: 142.9 units × 730 h × $0.00065, or $0.00081 in Standard-IA; 1,100 GB at $0.25, or $0.10.
    expect(linesOf(rule, {
      entities: [entity({ itemCount: 1_000_000_000, averageItemBytes: 1_000 })],
      accessPatterns: [pattern({ operation: Operation.PUT, peakPerSecond: 100, averagePerSecond: 20 })],
    }, { settled: { 'dynamodb/capacity-mode': 'provisioned' } })).toEqual([
      expect.stringContaining('storage would cost $256 a month and requests $68; in Standard-IA both cost $187 together'),
    ]);
  });

  test('speaks when storage costs more than half of what requests do', () => {
    expect(linesOf(rule, {
      entities: [entity({ itemCount: 1_000_000_000, averageItemBytes: 1_000 })],
      accessPatterns: [pattern({ operation: Operation.PUT, peakPerSecond: 300, averagePerSecond: 300 })],
    })).toEqual([
      'favors standard-infrequent-access: storage would cost $256 a month and requests $493; in Standard-IA both cost $717 together (us-east-1), and it is taken when storage is over half of requests and saves $10 or more',
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
  ])('speaks for Standard when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([
      expect.stringMatching(/^favors standard: storage would cost \$[\d.,]+ a month and requests \$[\d.,]+; in Standard-IA both cost \$[\d.,]+ together/),
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['a rate is not declared', {
      entities: [entity({ itemCount: 1_000_000_000, averageItemBytes: 1_000 })],
      accessPatterns: [pattern({ operation: Operation.PUT, peakPerSecond: undefined })],
    }],
    ['the size is not declared', { entities: [entity({ itemCount: 10 })], accessPatterns: [pattern({ operation: Operation.PUT, peakPerSecond: 1 })] }],
    ['the number of items is not declared', {
      entities: [entity({ averageItemBytes: 10 })], accessPatterns: [pattern({ operation: Operation.PUT, peakPerSecond: 1 })],
    }],
    ['the items of one entity of two are not declared, though it is known what the store holds', {
      entities: [entity({ itemCount: 10, averageItemBytes: 10 }), entity({ name: 'Customer' })],
      accessPatterns: [pattern({ operation: Operation.PUT, peakPerSecond: 1 })],
      existingStore: { engine: ExistingEngine.DYNAMODB, bytes: 2 ** 40 },
    }],
  ])('speaks for Standard when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([
      'favors standard: whether storage outweighs throughput cannot be reckoned: it takes the rate of every pattern, and the count and size of all items',
    ]);
  });
});
