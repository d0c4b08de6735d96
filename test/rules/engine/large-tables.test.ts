import { AccessPatternProfile } from '../../../src/profile/access-pattern-profile';
import { rule } from '../../../src/rules/engine/large-tables';
import { entity, linesOf } from '../evidence';

describe('engine/large-tables', () => {
  test('speaks when rows reach a billion', () => {
    expect(linesOf(rule, { entities: [entity({ itemCount: 1_000_000_000 })] })).toEqual([
      'cautions postgres: Order has 1,000,000,000 rows; from 1,000,000,000 rows or 1 TiB (house numbers) VACUUM and index builds on one table take hours → partition by time or by hash of the key before the table has grown',
    ]);
  });

  test('speaks when bytes reach a tebibyte', () => {
    expect(linesOf(rule, { entities: [entity({ itemCount: 2 ** 20, averageItemBytes: 2 ** 20 })] })).toEqual([
      'cautions postgres: Order has 1,048,576 rows, 1 TiB; from 1,000,000,000 rows or 1 TiB (house numbers) VACUUM and index builds on one table take hours → partition by time or by hash of the key before the table has grown',
    ]);
  });

  test('speaks when no table can hold them', () => {
    expect(linesOf(rule, { entities: [entity({ itemCount: 40 * 2 ** 30, averageItemBytes: 1024 })] })).toEqual([
      'cautions postgres: Order has 42,949,672,960 rows, 40 TiB; from 1,000,000,000 rows or 1 TiB (house numbers) VACUUM and index builds on one table take hours; a table without partitions ends at 32 TiB → partition by time or by hash of the key before the table has grown',
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['rows and bytes stay below', { entities: [entity({ itemCount: 999_999_999, averageItemBytes: 1000 })] }],
    ['nothing is known', {}],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
