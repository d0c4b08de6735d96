import { estimate, gigabytes, gigabytesPerMonth, line, lineAt, millionsPerMonth } from '../../../src/designs/cost/cost-lines';
import { pricesFor } from '../../../src/designs/cost/prices';

const prices = pricesFor('us-east-1');

test('a line is a quantity at a price', () => {
  expect(line(prices, 'writes', 'dynamoDbWrites', 2.62800049)).toEqual([
    { item: 'writes', quantity: 2.628, unit: 'million write request units', unitUsd: 0.625, monthlyUsd: 1.64 },
  ]);
  expect(lineAt('writer', 'instance-hours', 0.276, 730)).toEqual([
    { item: 'writer', quantity: 730, unit: 'instance-hours', unitUsd: 0.276, monthlyUsd: 201.48 },
  ]);
});

test('nothing costs nothing, and has no line', () => {
  expect(line(prices, 'writes', 'dynamoDbWrites', 0)).toEqual([]);
});

test('an estimate adds its lines up, and says each assumption once', () => {
  expect(estimate([...lineAt('a', 'x', 0.1, 1), ...lineAt('b', 'x', 0.2, 1)], ['one', 'two', 'one'])).toMatchObject({
    monthlyUsd: 0.3, assumptions: ['one', 'two'],
  });
});

test('a month has 730 hours, a gigabyte 2^30 bytes', () => {
  expect(millionsPerMonth(1)).toBe(2.628);
  expect(gigabytes(2 ** 31)).toBe(2);
  expect(gigabytesPerMonth(2 ** 30)).toBe(2_628_000);
});
