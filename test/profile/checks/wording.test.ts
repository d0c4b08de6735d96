import { listed, pathOf, shown } from '../../../src/profile/checks/wording';

test.each([
  [[], 'profile'],
  [['entities'], 'entities'],
  [['accessPatterns', 2, 'by', 0], 'accessPatterns[2].by[0]'],
  [['entities', 0, 'a key\n'], "entities[0]['a key\\n']"],
  [['$schema'], '$schema'],
])('writes the path %j as %s', (keys, path) => {
  expect(pathOf(keys)).toBe(path);
});

test.each([
  ['text', "'text'"], ['', "''"], ['a\n"b"\\\u001b', "'a\\n\"b\"\\\\u001b'"], ['x'.repeat(61), `'${'x'.repeat(60)}…'`], [3, '3'], [NaN, 'NaN'], [null, 'null'], [true, 'true'],
  [[], 'an empty list'], [[1], 'a list'], [{}, 'a mapping'], [() => 1, 'a function'],
])('shows %p as %s', (value, text) => {
  expect(shown(value)).toBe(text);
});

test('lists twelve names and counts the rest', () => {
  const names = Array.from({ length: 14 }, (_, i) => `n${i}`);
  expect(listed(names.slice(0, 2))).toBe('n0, n1');
  expect(listed(names)).toBe('n0, n1, n2, n3, n4, n5, n6, n7, n8, n9, n10, n11 and 2 more');
});
