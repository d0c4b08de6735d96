import { allPrintable, printable, printableJson } from '../../src/report/printable';

test.each([
  ['an escape sequence', '\u001b[2Jgone', '\\u001b[2Jgone'],
  ['a control sequence of one byte', '\u009b31m', '\\u009b31m'],
  ['a carriage return', 'good\rbad', 'good\\u000dbad'],
  ['a mark that turns the direction', 'a\u202eb', 'a\\u202eb'],
  ['what has no width', 'a\u200bb', 'a\\u200bb'],
  ['a tab', 'a\tb', 'a b'],
  ['a line break, which stays', 'a\nb', 'a\nb'],
  ['letters of any language, which stay', 'größe 注文 🙂', 'größe 注文 🙂'],
])('%s', (_, text, expected) => {
  expect(printable(text)).toBe(expected);
});

test('every text in a value is made printable, names of fields too', () => {
  expect(allPrintable({ 'a\u0007': ['b\u0007', 1, null, true] })).toEqual({ 'a\\u0007': ['b\\u0007', 1, null, true] });
});

test('JSON keeps its value and shows no control character', () => {
  const value = { name: 'a\u009b31m\u202e\u001b[0m' };
  const text = printableJson(value);
  // eslint-disable-next-line no-control-regex
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
  expect(JSON.parse(text)).toEqual(value);
});
