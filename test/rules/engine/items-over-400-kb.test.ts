import { AccessPatternProfile } from '../../../src/profile/access-pattern-profile';
import { rule } from '../../../src/rules/engine/items-over-400-kb';
import { entity, linesOf } from '../evidence';

describe('engine/items-over-400-kb', () => {
  test('speaks when an item may be one byte too large', () => {
    expect(linesOf(rule, { entities: [entity({ maxItemBytes: 409_601 })] })).toEqual([
      'excludes dynamodb: items of Order reach 409,601 bytes, and DynamoDB holds 409,600 (400 KB) → let large values live in S3 (largeValuesElsewhere), or split the item',
    ]);
  });

  test('speaks when only the average is known, and too large', () => {
    expect(linesOf(rule, { entities: [entity({ averageItemBytes: 2_097_152 })] })).toEqual([
      'excludes dynamodb: items of Order reach 2,097,152 bytes, and DynamoDB holds 409,600 (400 KB) → let large values live in S3 (largeValuesElsewhere), or split the item',
    ]);
  });

  test('speaks when the larger values may live elsewhere', () => {
    expect(linesOf(rule, { entities: [entity({ maxItemBytes: 2_097_152, largeValuesElsewhere: true })] })).toEqual([
      'cautions dynamodb: items of Order reach 2,097,152 bytes, and DynamoDB holds 409,600 (400 KB); the larger values live in S3 (largeValuesElsewhere), a second request away and outside every transaction → keep the item in DynamoDB to keys, pointers and what is queried',
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['the largest item just fits', { entities: [entity({ maxItemBytes: 409_600 })] }],
    ['the size is unknown', {}],
    ['the largest fits whatever the average says', { entities: [entity({ averageItemBytes: 100, maxItemBytes: 1000 })] }],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
