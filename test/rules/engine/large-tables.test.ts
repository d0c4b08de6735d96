import { AccessPatternProfile, AttributeType } from '../../../src/profile/access-pattern-profile';
import { rule } from '../../../src/rules/engine/large-tables';
import { entity, linesOf } from '../evidence';

describe('engine/large-tables', () => {
  test('speaks when rows reach a billion', () => {
    expect(linesOf(rule, { entities: [entity({ itemCount: 1_000_000_000 })] })).toEqual([
      'cautions postgres: Order has 1,000,000,000 rows; from 1,000,000,000 rows or 1 TiB (house numbers) VACUUM and index builds on one table take hours: it is drafted in one piece, because nothing says that its rows only arrive (appendOnly) → divide it by time or by hash of the key before the table has grown',
    ]);
  });

  test('speaks when bytes reach a tebibyte', () => {
    expect(linesOf(rule, { entities: [entity({ itemCount: 2 ** 20, averageItemBytes: 2 ** 20 })] })).toEqual([
      'cautions postgres: Order has 1,048,576 rows, 1 TiB; from 1,000,000,000 rows or 1 TiB (house numbers) VACUUM and index builds on one table take hours: it is drafted in one piece, because nothing says that its rows only arrive (appendOnly) → divide it by time or by hash of the key before the table has grown',
    ]);
  });

  test('speaks when no table can hold them', () => {
    expect(linesOf(rule, { entities: [entity({ itemCount: 40 * 2 ** 30, averageItemBytes: 1024 })] })).toEqual([
      'cautions postgres: Order has 42,949,672,960 rows, 40 TiB; from 1,000,000,000 rows or 1 TiB (house numbers) VACUUM and index builds on one table take hours: it is drafted in one piece, because nothing says that its rows only arrive (appendOnly); a table in one piece ends at 32 TiB → divide it by time or by hash of the key before the table has grown',
    ]);
  });

  const log = entity({ itemCount: 1e9, appendOnly: true, key: ['id', 'at'], attributes: { at: AttributeType.TIMESTAMP } });
  const size = 'Order has 1,000,000,000 rows; from 1,000,000,000 rows or 1 TiB (house numbers) VACUUM and index builds on one table take hours';

  test('says that the draft divides what only arrives', () => {
    expect(linesOf(rule, { entities: [log] })).toEqual([
      `cautions postgres: ${size}: it is drafted with a partition for each month of at → compare at in every statement: one that does not looks into each partition`,
    ]);
  });

  test('says why the draft does not', () => {
    expect(linesOf(rule, { entities: [{ ...log, key: ['id'] }] })).toEqual([
      `cautions postgres: ${size}: it is drafted in one piece, large enough to be partitioned by time, but the key, which must hold what divides the rows, has no timestamp: `
        + 'add one to it, or divide by hand → divide it by time or by hash of the key before the table has grown',
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['rows and bytes stay below', { entities: [entity({ itemCount: 999_999_999, averageItemBytes: 1000 })] }],
    ['nothing is known', {}],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
