import { AccessPatternProfile, PostgresFeature } from '../../../../src/profile/access-pattern-profile';
import { rule } from '../../../../src/rules/postgres/pool-mode/listen-needs-a-session';
import { linesOf } from '../../evidence';

describe('postgres/pool-mode/listen-needs-a-session', () => {
  test('speaks when listen-notify is required', () => {
    expect(linesOf(rule, { requires: [PostgresFeature.LISTEN_NOTIFY] })).toEqual([
      'favors session: the profile requires listen-notify, and a listener must keep its server connection → let the listeners alone connect to the database, and drop listen-notify from requires',
    ]);
  });

  test.each<[string, Partial<AccessPatternProfile>]>([
    ['something else is required', { requires: [PostgresFeature.TRIGGERS] }],
    ['nothing is required', {}],
  ])('is silent when %s', (_, of) => {
    expect(linesOf(rule, of)).toEqual([]);
  });
});
