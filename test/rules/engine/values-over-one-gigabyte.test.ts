import { rule } from '../../../src/rules/engine/values-over-one-gigabyte';
import { entity, linesOf } from '../evidence';

describe('engine/values-over-one-gigabyte', () => {
  test('speaks when an item may be larger than a value of Postgres', () => {
    expect(linesOf(rule, { entities: [entity({ maxItemBytes: 5 * 2 ** 30 })] })).toEqual([
      'cautions postgres: items of Order reach 5 GiB, and one column holds 1 GiB; what is read or written goes through memory whole → let large values live in S3 (largeValuesElsewhere), with a pointer in the row',
    ]);
  });

  test.each([
    ['an item just fits', { maxItemBytes: 2 ** 30 }],
    ['large values live elsewhere', { maxItemBytes: 2 ** 40, largeValuesElsewhere: true }],
    ['no size is declared', {}],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, { entities: [entity(of)] })).toEqual([]);
  });
});
