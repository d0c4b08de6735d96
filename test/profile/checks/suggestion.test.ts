import { didYouMean, suggestion } from '../../../src/profile/checks/suggestion';

const KNOWN = ['email', 'userId', 'id', 'foreign-keys', 'pg_trgm', 'get', 'put'];

test.each([
  ['emial', 'email'],
  ['e-mail', 'email'],
  ['EMAIL', 'email'],
  ['userID', 'userId'],
  ['user_id', 'userId'],
  ['foreign-key', 'foreign-keys'],
  ['pg-trgm', 'pg_trgm'],
  ['gett', 'get'],
])('takes %s for %s', (given, meant) => {
  expect(suggestion(given, KNOWN)).toBe(meant);
});

test.each(['', 'xy', 'colour', 'mail-address', 'post'])('takes %j for nothing known', (given) => {
  expect(suggestion(given, KNOWN)).toBeUndefined();
});

test('asks only about texts', () => {
  expect([didYouMean('emial', KNOWN), didYouMean('colour', KNOWN), didYouMean(3, KNOWN)]).toEqual(["; did you mean 'email'?", '', '']);
});
