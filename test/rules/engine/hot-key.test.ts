import { AccessPatternProfile, AttributeType, Operation } from '../../../src/profile/access-pattern-profile';
import { rule } from '../../../src/rules/engine/hot-key';
import { entity, linesOf, pattern } from '../evidence';

const put = pattern({ name: 'put-order', operation: Operation.PUT, peakPerSecond: 10_000 });

describe('engine/hot-key', () => {
  test('speaks when writes of one key exceed a partition', () => {
    expect(linesOf(rule, { entities: [entity({ hottestKeyShare: 0.15, averageItemBytes: 1500 })], accessPatterns: [put] })).toEqual([
      'cautions dynamodb: the busiest id takes 15 % of the traffic on Order: 3,000 write units/s, and one partition carries 1,000 whatever the table does → spread it over 3 or more keys (a suffix to the partition key)',
    ]);
  });

  test('speaks when reads of one key do', () => {
    expect(linesOf(rule, { entities: [entity({ hottestKeyShare: 0.5 })], accessPatterns: [pattern({ peakPerSecond: 40_000 })] })).toEqual([
      'cautions dynamodb: the busiest id takes 50 % of the traffic on Order: 10,000 read units/s, and one partition carries 3,000 whatever the table does → cache it (DAX, ElastiCache), or spread it over 4 or more keys (a suffix to the partition key)',
    ]);
  });

  test('speaks when transactions write twice', () => {
    expect(linesOf(rule, {
      entities: [entity({ hottestKeyShare: 1 })],
      accessPatterns: [pattern({ name: 'transfer', operation: Operation.TRANSACTION, peakPerSecond: 501 })],
    })).toEqual([
      'cautions dynamodb: the busiest id takes 100 % of the traffic on Order: 1,002 write units/s, and one partition carries 1,000 whatever the table does → spread it over 2 or more keys (a suffix to the partition key)',
    ]);
  });

  test('counts no markers of unique values, which stand under keys of their own', () => {
    const attributes = { email: AttributeType.STRING };
    expect(linesOf(rule, { entities: [entity({ hottestKeyShare: 0.15, averageItemBytes: 1000, attributes, unique: [['email']] })], accessPatterns: [put] })).toEqual([
      'cautions dynamodb: the busiest id takes 15 % of the traffic on Order: 3,000 write units/s, and one partition carries 1,000 whatever the table does → spread it over 3 or more keys (a suffix to the partition key)',
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['writes of one key just fit', { entities: [entity({ hottestKeyShare: 0.1 })], accessPatterns: [put] }],
    ['reads of one key just fit', { entities: [entity({ hottestKeyShare: 0.1 })], accessPatterns: [pattern({ peakPerSecond: 60_000 })] }],
    ['the share is unknown', { accessPatterns: [put] }],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
