import { AccessPatternProfile } from '../../../../src/profile/access-pattern-profile';
import { rule } from '../../../../src/rules/postgres/deployment/rds-volumes-end-at-64-tib';
import { entity, linesOf } from '../../evidence';

describe('postgres/deployment/rds-volumes-end-at-64-tib', () => {
  test('speaks when the volume would be three quarters full', () => {
    expect(linesOf(rule, { entities: [entity({ itemCount: 40_650_000_000, averageItemBytes: 1_000 })] })).toEqual([
      'favors aurora-provisioned: 37 TiB take 48 TiB with indexes and dead rows, three quarters or more of the 64 TiB where RDS ends',
    ]);
  });

  test('speaks when the volume would be too small', () => {
    expect(linesOf(rule, { entities: [entity({ itemCount: 60_000_000_000, averageItemBytes: 1_000 })] })).toEqual([
      'favors aurora-provisioned: 55 TiB take 71 TiB with indexes and dead rows, three quarters or more of the 64 TiB where RDS ends',
      'excludes rds-instance: 55 TiB take 71 TiB with indexes and dead rows, and a volume of RDS holds 64 TiB → archive what is not queried',
      'excludes rds-multi-az-instance: 55 TiB take 71 TiB with indexes and dead rows, and a volume of RDS holds 64 TiB → archive what is not queried',
      'excludes rds-multi-az-cluster: 55 TiB take 71 TiB with indexes and dead rows, and a volume of RDS holds 64 TiB → archive what is not queried',
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['the volume has room', { entities: [entity({ itemCount: 40_500_000_000, averageItemBytes: 1_000 })] }],
    ['the size is not declared', {}],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
