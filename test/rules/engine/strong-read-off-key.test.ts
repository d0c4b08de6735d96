import { AccessPatternProfile, AttributeType, Consistency, Operation } from '../../../src/profile/access-pattern-profile';
import { rule } from '../../../src/rules/engine/strong-read-off-key';
import { entity, linesOf, pattern } from '../evidence';

const order = entity({ key: ['customer', 'id'], attributes: { customer: AttributeType.STRING, email: AttributeType.STRING, placed: AttributeType.TIMESTAMP } });
const strong = pattern({ name: 'find-order', operation: Operation.GET, by: ['email'], consistency: Consistency.STRONG, peakPerSecond: 20 });

describe('engine/strong-read-off-key', () => {
  test('speaks when the read is by another attribute', () => {
    expect(linesOf(rule, { entities: [order], accessPatterns: [strong] })).toEqual([
      "excludes dynamodb: 'find-order' (20/s) must see every earlier write, but reads Order by email: it would need a GSI, and a GSI is never read with strong consistency → read by the table key, or accept an eventual read (consistency: eventual)",
    ]);
  });

  test('speaks when the read is sorted by another attribute', () => {
    expect(linesOf(rule, {
      entities: [order],
      accessPatterns: [{ ...strong, operation: Operation.LIST, by: ['customer'], range: 'placed' }],
    })).toEqual([
      "excludes dynamodb: 'find-order' (20/s) must see every earlier write, but reads Order by customer: it would need a GSI, and a GSI is never read with strong consistency → leave the order to the application (no range), which reads the whole partition, or accept an eventual read (consistency: eventual)",
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['the read is by the key', { entities: [order], accessPatterns: [{ ...strong, by: undefined }] }],
    ['the read is by the partition', { entities: [order], accessPatterns: [{ ...strong, operation: Operation.LIST, by: ['customer'] }] }],
    ['the read may lag', { entities: [order], accessPatterns: [{ ...strong, consistency: Consistency.EVENTUAL }] }],
    ['another store may serve it', { entities: [order], accessPatterns: [{ ...strong, servedElsewhere: true }] }],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
