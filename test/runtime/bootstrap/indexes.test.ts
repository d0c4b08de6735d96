import { concurrently } from '../../../runtime/bootstrap/indexes';

test.each([
  ['CREATE INDEX a ON t (x)', 'CREATE INDEX CONCURRENTLY a ON t (x)'],
  ['CREATE UNIQUE INDEX IF NOT EXISTS a ON t (x)', 'CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS a ON t (x)'],
  ['create index concurrently a on t (x)', 'create index concurrently a on t (x)'],
])('%s locks no writer out', (sql, expected) => {
  expect(concurrently(sql)).toBe(expected);
});
