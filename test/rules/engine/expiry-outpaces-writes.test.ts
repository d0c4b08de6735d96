import { AccessPatternProfile, AttributeType, Operation } from '../../../src/profile/access-pattern-profile';
import { rule } from '../../../src/rules/engine/expiry-outpaces-writes';
import { entity, linesOf, pattern } from '../evidence';

const session = entity({ itemCount: 9_000_000, attributes: { until: AttributeType.TIMESTAMP }, expiry: { attribute: 'until', afterSeconds: 10 } });
const put = pattern({ name: 'put-order', operation: Operation.PUT, peakPerSecond: 9_000 });
const expiring = { entities: [session, entity({ name: 'Log' })], accessPatterns: [put, pattern()] };

describe('engine/expiry-outpaces-writes', () => {
  test('speaks when more items expire than are written', () => {
    expect(linesOf(rule, expiring)).toEqual([
      'cautions postgres: 9,000,000 live items of Order that last 10 s are 900,000 deletes/s, and the patterns write 9,000 items/s at the peak: at that rate 90,000 are live at once; the deletes are counted as declared → correct itemCount, expiry.afterSeconds or peakPerSecond, whichever is off, or declare the pattern that writes the others',
    ]);
  });

  test('speaks when nothing writes them at all', () => {
    expect(linesOf(rule, { ...expiring, accessPatterns: [pattern()] })).toHaveLength(1);
  });

  test('counts what transactions on other entities write', () => {
    const transaction = pattern({ name: 'both', entity: 'Log', operation: Operation.TRANSACTION, alsoWrites: ['Order'], itemsPerRequest: 101, peakPerSecond: 9_000 });
    expect(linesOf(rule, { ...expiring, accessPatterns: [transaction] })).toEqual([]);
    expect(linesOf(rule, { ...expiring, accessPatterns: [{ ...transaction, itemsPerRequest: 100 }] })).toHaveLength(1);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['as many are written', { ...expiring, accessPatterns: [{ ...put, itemsPerRequest: 100 }] }],
    ['a rate is unknown', { ...expiring, accessPatterns: [{ ...put, peakPerSecond: undefined }] }],
    ['the lifetime is unknown', { ...expiring, entities: [{ ...session, expiry: { attribute: 'until' } }] }],
    ['the count is unknown', { ...expiring, entities: [{ ...session, itemCount: undefined }] }],
    ['nothing expires', { accessPatterns: [put] }],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
