import { AccessPatternProfile, AttributeType, ExistingEngine, Operation } from '../../../src/profile/access-pattern-profile';
import { rule } from '../../../src/rules/engine/throughput-quotas';
import { entity, linesOf, pattern } from '../evidence';

const order = entity({ averageItemBytes: 1024, attributes: { email: AttributeType.STRING } });
const put = pattern({ name: 'put-order', operation: Operation.PUT });

describe('engine/throughput-quotas', () => {
  test('speaks when writes exceed the quota of a table', () => {
    expect(linesOf(rule, { entities: [order], accessPatterns: [{ ...put, peakPerSecond: 45_000 }] })).toEqual([
      'cautions dynamodb: the table of Order takes at least 45,000 write units/s at the peak, and the default quota is 40,000 → ask AWS for 50,000 write units/s (70,000 where they are provisioned, at 70 % utilization) before the launch',
    ]);
  });

  test('speaks when reads exceed the quota of an index', () => {
    expect(linesOf(rule, {
      entities: [order],
      accessPatterns: [pattern({ name: 'by-email', operation: Operation.LIST, by: ['email'], peakPerSecond: 100_000 })],
    })).toEqual([
      'cautions dynamodb: the index byEmail of Order takes at least 50,000 read units/s at the peak, and the default quota is 40,000 → ask AWS for 50,000 read units/s (80,000 where they are provisioned, at 70 % utilization) before the launch',
    ]);
  });

  test('speaks of a table in use in other words', () => {
    expect(linesOf(rule, {
      entities: [order], accessPatterns: [{ ...put, peakPerSecond: 45_000 }], existingStore: { engine: ExistingEngine.DYNAMODB },
    })).toEqual([
      'cautions dynamodb: the table of Order takes at least 45,000 write units/s at the peak, and the default quota is 40,000 → see in Service Quotas whether it was raised for the table in use, to 50,000 write units/s (70,000 where they are provisioned, at 70 % utilization)',
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['writes just fit', { entities: [order], accessPatterns: [{ ...put, peakPerSecond: 40_000 }] }],
    ['an unknown size leaves room', { accessPatterns: [{ ...put, peakPerSecond: 39_000 }] }],
    ['the load is small', {}],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
