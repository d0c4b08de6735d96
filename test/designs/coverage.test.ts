import { coverageOf } from '../../src/designs/coverage';

const lines = [{ pattern: 'read', servedBy: 'table User', why: 'GetItem by userId' }, { pattern: 'search', why: 'no full-text index' }];

test('a pattern finds its line by name', () => {
  expect(coverageOf(lines, 'search')).toBe(lines[1]);
  expect(coverageOf(lines, 'unknown')).toBeUndefined();
});
