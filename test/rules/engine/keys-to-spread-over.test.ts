import { AccessPatternProfile, AttributeType, Operation } from '../../../src/profile/access-pattern-profile';
import { rule } from '../../../src/rules/engine/keys-to-spread-over';
import { entity, linesOf, pattern } from '../evidence';

const put = pattern({ name: 'put-order', operation: Operation.PUT, peakPerSecond: 4_500 });
const owned = entity({
  averageItemBytes: 500,
  attributes: { owner: AttributeType.STRING, status: AttributeType.STRING, at: AttributeType.TIMESTAMP },
});

describe('engine/keys-to-spread-over', () => {
  test('speaks when the table takes more than one key carries', () => {
    expect(linesOf(rule, { entities: [entity({ averageItemBytes: 500 })], accessPatterns: [put] })).toEqual([
      'cautions dynamodb: the table of Order takes at least 4,500 write and 0 read units/s at the peak: that is 5 or more values of id at any moment, equally busy, as one carries 1,000 and 3,000 → declare hottestKeyShare, and add a suffix to a key with few values',
    ]);
  });

  test('speaks when reads do', () => {
    expect(linesOf(rule, { accessPatterns: [pattern({ peakPerSecond: 6_001 })] })).toEqual([
      'cautions dynamodb: the table of Order takes at least 0 write and 3,001 read units/s at the peak: that is 2 or more values of id at any moment, equally busy, as one carries 1,000 and 3,000 → declare hottestKeyShare, and add a suffix to a key with few values',
    ]);
  });

  test('speaks when an index does, whatever is known of the table key', () => {
    const list = pattern({ name: 'by-status', operation: Operation.LIST, by: ['owner', 'status'], peakPerSecond: 10 });
    expect(linesOf(rule, { entities: [{ ...owned, hottestKeyShare: 0.001 }], accessPatterns: [put, list] })).toEqual([
      expect.stringMatching(/^cautions dynamodb: the index \S+ of Order takes at least 4,500 write and 5 read units\/s at the peak: that is 5 or more values of (owner \+ status|owner|status) at any moment/),
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['one key carries the writes', { accessPatterns: [{ ...put, peakPerSecond: 1_000 }] }],
    ['one key carries the reads', { accessPatterns: [pattern({ peakPerSecond: 6_000 })] }],
    ['the busiest key is declared, which a rule of its own judges', { entities: [entity({ hottestKeyShare: 0.001 })], accessPatterns: [put] }],
    ['what reads so much is served by no key', {
      entities: [entity({ itemCount: 1_000_000, averageItemBytes: 500 })],
      accessPatterns: [pattern({ operation: Operation.AD_HOC, by: undefined, peakPerSecond: 6_001 })],
    }],
    ['no rate is known', { accessPatterns: [{ ...put, peakPerSecond: undefined }] }],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
