import { AccessPatternProfile } from '../../../../src/profile/access-pattern-profile';
import { rule } from '../../../../src/rules/postgres/deployment/aurora-beyond-128-tib-needs-newer-engines';
import { entity, linesOf } from '../../evidence';

describe('postgres/deployment/aurora-beyond-128-tib-needs-newer-engines', () => {
  test('speaks when the volume is nearly full', () => {
    expect(linesOf(rule, { entities: [entity({ itemCount: 82_000_000_000, averageItemBytes: 1_000 })] })).toEqual([
      'cautions aurora-provisioned: 97 TiB with indexes and dead rows are near or past 128 TiB, where versions before 15.13, 16.9 and 17.5 end → stay on 15.13, 16.9, 17.5, 18 or later, and partition: one table ends at 32 TiB',
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['the volume has room', { entities: [entity({ itemCount: 80_000_000_000, averageItemBytes: 1_000 })] }],
    ['the size is not declared', {}],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
