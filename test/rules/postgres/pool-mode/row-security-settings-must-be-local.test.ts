import { AccessPatternProfile, PostgresFeature } from '../../../../src/profile/access-pattern-profile';
import { rule } from '../../../../src/rules/postgres/pool-mode/row-security-settings-must-be-local';
import { linesOf } from '../../evidence';

describe('postgres/pool-mode/row-security-settings-must-be-local', () => {
  test('speaks when row-level security is required', () => {
    expect(linesOf(rule, { requires: [PostgresFeature.ROW_LEVEL_SECURITY] })).toEqual([
      'cautions transaction: the profile requires row-level-security, and policies that read a setting (such as the tenant) would see that of another client after SET → begin each transaction with SET LOCAL, or set_config(…, true)',
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['something else is required', { requires: [PostgresFeature.TRIGGERS] }],
    ['nothing is required', {}],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
