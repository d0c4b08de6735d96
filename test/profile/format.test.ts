import { bytes, count, factor, gibibytes, percent, percentBeside, quantity, usd } from '../../src/profile/format';

test.each<[number, string]>([[0, '0'], [0.0512, '0.051'], [4.24, '4.2'], [10.4, '10'], [999, '999'], [30000, '30,000'], [1234567.8, '1,234,568']])(
  'count(%p) is %p', (value, expected) => expect(count(value)).toBe(expected),
);

test.each<[number, string]>([[0, '0 %'], [0.0001, 'under 0.1 %'], [0.4512, '45.1 %'], [0.9, '90 %'], [0.99996, 'over 99.9 %'], [1, '100 %']])(
  'percent(%p) is %p', (share, expected) => expect(percent(share)).toBe(expected),
);

test.each<[number, number, string]>([
  [0.8999, 0.9, 'just under 90 %'], [0.9001, 0.9, 'just over 90 %'], [0.9, 0.9, '90 %'], [0.89, 0.9, '89 %'], [0.09999, 0.1, 'just under 10 %'],
])('percentBeside(%p, %p) is %p', (share, bound, expected) => expect(percentBeside(share, bound)).toBe(expected));

test.each<[number, string]>([[0, '0 bytes'], [512, '512 bytes'], [1536, '1.5 KiB'], [192 * 2 ** 40, '192 TiB'], [2 ** 62, '4,096 PiB']])(
  'bytes(%p) is %p', (value, expected) => expect(bytes(value)).toBe(expected),
);

test('quantities carry their unit', () => {
  expect(quantity(30_000, 'write transactions/s')).toBe('30,000 write transactions/s');
  expect(quantity(2048, 'bytes')).toBe('2 KiB');
  expect(gibibytes(0.25)).toBe('256 MiB');
});

test.each<[number, string]>([[0.2, '0.2×'], [4.23, '4.2×'], [1000, '1,000×'], [1, '1×'], [1.04, 'just over 1×'], [0.996, 'just under 1×']])('factor(%p) is %p', (value, expected) => expect(factor(value)).toBe(expected));

test.each<[number, string]>([[0.4, '$0.40'], [13.98, '$14'], [16425, '$16,425']])('usd(%p) is %p', (value, expected) => expect(usd(value)).toBe(expected));
