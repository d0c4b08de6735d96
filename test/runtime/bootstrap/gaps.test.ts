import { within } from '../../../runtime/bootstrap/gaps';

test.each<[string, string[], number, string]>([
  ['nothing', [], 10, ''],
  ['all that fits', ['one', 'two'], 20, 'one; two'],
  ['the rest as a number', ['one', 'two', 'three', 'a fourth one that is long'], 33, 'one; two; and 2 more in the log'],
  ['a first one that is too long, cut', ['x'.repeat(50)], 10, 'xxxxxxx…'],
  ['a character never in halves', ['ß'.repeat(50)], 10, 'ßßß…'],
])('a report holds %s', (_, clauses, bytes, expected) => {
  const text = within(clauses, bytes);
  expect(text).toBe(expected);
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(bytes);
});

test('a report stays within its bytes whatever it holds', () => {
  const clauses = Array.from({ length: 200 }, (_, i) => `ä${'y'.repeat(i)}`);
  for (const bytes of [60, 100, 1000]) expect(Buffer.byteLength(within(clauses, bytes, 'first: '))).toBeLessThanOrEqual(bytes);
});
