import { snakeCase } from '../../src/profile/snake-case';

test.each([
  ['userId', 'user_id'], ['UserID', 'user_id'], ['user-id', 'user_id'], ['user_id', 'user_id'], ['HTTPServer', 'http_server'],
  ['LineItem', 'line_item'], ['sha256Sum', 'sha256_sum'], ['a', 'a'], ['_id', '_id'],
])('writes %s as %s', (name, sql) => {
  expect(snakeCase(name)).toBe(sql);
});
