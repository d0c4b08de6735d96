import { PriceInput, readPrices } from '../../../src/designs/cost/check-prices';

const props = (values: unknown): PriceInput => ({ values, path: 'prices' });
const context = (values: unknown): PriceInput => ({ values, path: 'context' });

test('what is set first counts', () => {
  expect(readPrices([
    props({ factor: 1.2, prices: { secret: 0.3, customerKey: undefined } }),
    context({ factor: 1.1, prices: { secret: 0.5, customerKey: 0 } }),
  ])).toEqual({ overrides: { factor: 1.2, prices: { secret: 0.3, customerKey: 0 } }, faults: [] });
  expect(readPrices([props({}), context({ factor: 1.1 })]).overrides).toEqual({ factor: 1.1 });
  expect(readPrices([props({}), context({})])).toEqual({ overrides: {}, faults: [] });
});

describe('fails', () => {
  test('on everything that is wrong, at once', () => {
    const { overrides, faults } = readPrices([
      props({ factor: 0, prices: { secrets: 1, secret: -1, customerKey: '2' }, faktor: 1 }),
      context(7),
    ]);
    expect(overrides).toEqual({});
    expect(faults.map(({ path, message }) => `${path}: ${message}`)).toEqual([
      "prices.faktor: unknown field; allowed are factor, prices; did you mean 'factor'?",
      'prices.factor: got 0; give a number above 0, such as 1.1',
      expect.stringMatching(/^prices\.prices\.secrets: unknown price; allowed are aurora\/CLASS and rds\/CLASS, .*dynamoDbWrites.*; did you mean 'secret'\?$/),
      'prices.prices.secret: got -1; give US dollars as a number from 0',
      "prices.prices.customerKey: got '2'; give US dollars as a number from 0",
      'context: got 7; give an object such as { "factor": 1.1 }',
    ]);
  });

  test('on prices that are no object', () => {
    expect(readPrices([props({ prices: [1] })]).faults).toEqual([
      { path: 'prices.prices', message: 'got [1]; give an object such as { "dynamoDbWrites": 0.625 }' },
    ]);
  });
});
