import { AccessPatternProfile, AttributeType, Operation } from '../../../src/profile/access-pattern-profile';
import { rule } from '../../../src/rules/engine/aggregate-beyond-one-page';
import { entity, linesOf, pattern } from '../evidence';

const order = entity({ key: ['customer', 'id'], attributes: { customer: AttributeType.STRING, total: AttributeType.NUMBER } });
const sum = pattern({ name: 'sum-orders', operation: Operation.AGGREGATE, by: ['customer'], peakPerSecond: 2 });

describe('engine/aggregate-beyond-one-page', () => {
  test('speaks when no key holds what is aggregated', () => {
    expect(linesOf(rule, { entities: [order], accessPatterns: [{ ...sum, by: undefined }] })).toEqual([
      "excludes dynamodb: 'sum-orders' (2/s) aggregates items of Order: with nothing to compare for equality it would Scan the table → let Athena over an export to S3, or Redshift, serve it (servedElsewhere), keep running totals in an item of their own, or declare a key and a bound (maxItemsPerRequest) that fit one page of 1 MB",
    ]);
  });

  test('speaks when nobody says how many items there are', () => {
    expect(linesOf(rule, { entities: [order], accessPatterns: [sum] })).toEqual([
      "excludes dynamodb: 'sum-orders' (2/s) aggregates items of Order: DynamoDB does not aggregate, and an unknown number of items is not known to fit one page of 1 MB → let Athena over an export to S3, or Redshift, serve it (servedElsewhere), keep running totals in an item of their own, or declare a key and a bound (maxItemsPerRequest) that fit one page of 1 MB",
    ]);
  });

  test('speaks when the items do not fit one page', () => {
    expect(linesOf(rule, { entities: [{ ...order, averageItemBytes: 1024 }], accessPatterns: [{ ...sum, maxItemsPerRequest: 1025 }] })).toEqual([
      "excludes dynamodb: 'sum-orders' (2/s) aggregates items of Order: DynamoDB does not aggregate, and 1,025 items of up to 1,024 bytes do not fit one page of 1 MB → let Athena over an export to S3, or Redshift, serve it (servedElsewhere), keep running totals in an item of their own, or declare a key and a bound (maxItemsPerRequest) that fit one page of 1 MB",
    ]);
  });

  test('speaks when another store may aggregate', () => {
    expect(linesOf(rule, { entities: [order], accessPatterns: [{ ...sum, servedElsewhere: true, by: undefined }] })).toEqual([
      "cautions dynamodb: 'sum-orders' (2/s) aggregates items of Order: DynamoDB cannot sum or group; being served elsewhere, it needs Athena over an export to S3, or Redshift, beside the table → run and feed that second store, or drop the pattern",
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['the items just fit one page', { entities: [{ ...order, averageItemBytes: 1024 }], accessPatterns: [{ ...sum, maxItemsPerRequest: 1024 }] }],
    ['two items of unknown size fit at their largest', { entities: [order], accessPatterns: [{ ...sum, maxItemsPerRequest: 2 }] }],
    ['it joins, which is judged as a join', { entities: [order, entity({ name: 'Customer' })], accessPatterns: [{ ...sum, joins: ['Customer'] }] }],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
