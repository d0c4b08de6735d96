import { estimate, gigabytes, gigabytesPerMonth, line, lineAt, millionsPerMonth, toldEstimate } from '../../../src/designs/cost/cost-lines';
import { pricesFor } from '../../../src/designs/cost/prices';

const prices = pricesFor('us-east-1');

const text = { item: 'writes', basis: 'one a second' };

test('a line is a quantity at a price, with what it rests on and where the price comes from', () => {
  expect(line(prices, 'dynamoDbWrites', 2.62800049, { ...text, idleQuantity: 0 })).toEqual([{
    item: 'writes',
    quantity: 2.628,
    unit: 'million write request units',
    unitUsd: 0.625,
    monthlyUsd: 1.64,
    idleMonthlyUsd: 0,
    basis: 'one a second',
    source: 'AWS price list, 2026-08-31',
  }]);
});

test('all of a line is due when idle, unless it is said', () => {
  expect(line(prices, 'secret', 2, text)[0]).toMatchObject({ monthlyUsd: 0.8, idleMonthlyUsd: 0.8 });
  expect(line(prices, 'secret', 2, { ...text, idleQuantity: 1 })[0]).toMatchObject({ monthlyUsd: 0.8, idleMonthlyUsd: 0.4 });
});

test('nothing costs nothing, and has no line', () => {
  expect(line(prices, 'dynamoDbWrites', 0, text)).toEqual([]);
});

test('an estimate adds its lines up, and says each assumption once', () => {
  const at = (usd: number, idleQuantity: number) => lineAt({ usd, per: 'x', source: 'y' }, 1, { ...text, idleQuantity });
  expect(toldEstimate(estimate([...at(0.1, 1), ...at(0.2, 0.5)], () => ['one', 'two', 'one']))).toMatchObject({
    monthlyUsd: 0.3, idleMonthlyUsd: 0.2, assumptions: ['one', 'two'],
  });
});

test('a month has 730 hours, a gigabyte 2^30 bytes', () => {
  expect(millionsPerMonth(1)).toBe(2.628);
  expect(gigabytes(2 ** 31)).toBe(2);
  expect(gigabytesPerMonth(2 ** 30)).toBe(2_628_000);
});
