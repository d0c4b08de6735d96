import { AccessPatternProfile, AttributeType } from '../../../src/profile/access-pattern-profile';
import { rule } from '../../../src/rules/engine/sessions-below-massive-scale';
import { entity, linesOf, pattern } from '../evidence';

const session = entity({ name: 'Session', itemCount: 2_000_000, averageItemBytes: 1024, attributes: { until: AttributeType.TIMESTAMP }, expiry: { attribute: 'until' } });
const read = pattern({ name: 'read-session', entity: 'Session', peakPerSecond: 12_000 });

describe('engine/sessions-below-massive-scale', () => {
  test('speaks when items are few', () => {
    expect(linesOf(rule, { entities: [session], accessPatterns: [read] })).toEqual([
      'cautions dynamodb: Session is session storage of 2,000,000 live items (1.9 GiB) and 12,000 requests/s; massive is 10,000,000 items and 10,000 requests/s (house numbers) → keep sessions in Postgres, or in ElastiCache for Valkey where they fit in memory or must answer below a millisecond',
    ]);
  });

  test('speaks when items are unknown', () => {
    expect(linesOf(rule, { entities: [{ ...session, itemCount: undefined }], accessPatterns: [read] })).toEqual([
      'cautions dynamodb: Session is session storage of an undeclared number of live items and 12,000 requests/s; massive is 10,000,000 items and 10,000 requests/s (house numbers) → keep sessions in Postgres, or in ElastiCache for Valkey where they fit in memory or must answer below a millisecond',
    ]);
  });

  test('speaks when requests are few', () => {
    expect(linesOf(rule, {
      entities: [{ ...session, itemCount: 20_000_000, averageItemBytes: undefined }],
      accessPatterns: [{ ...read, peakPerSecond: 9_999 }],
    })).toEqual([
      'cautions dynamodb: Session is session storage of 20,000,000 live items and 9,999 requests/s; massive is 10,000,000 items and 10,000 requests/s (house numbers) → keep sessions in Postgres, or in ElastiCache for Valkey where they fit in memory or must answer below a millisecond',
    ]);
  });

  test('speaks when a rate is unknown', () => {
    expect(linesOf(rule, { entities: [session], accessPatterns: [read, { ...read, name: 'other', peakPerSecond: undefined }] })).toEqual([
      expect.stringMatching(/ 2,000,000 live items \(1\.9 GiB\) and at least 12,000 requests\/s; /),
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['the scale is massive', { entities: [{ ...session, itemCount: 10_000_000 }], accessPatterns: [{ ...read, peakPerSecond: 10_000 }] }],
    ['nothing expires', { entities: [{ ...session, expiry: undefined }], accessPatterns: [read] }],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
