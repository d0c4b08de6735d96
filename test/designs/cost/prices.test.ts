import { SNAPSHOT_PRICES } from '../../../src/designs/cost/price-snapshot';
import { pricesFor } from '../../../src/designs/cost/prices';

const last = (region?: string, factor?: number) => pricesFor(region, { factor }).assumptions[2];

describe('pricesFor', () => {
  test('us-east-1 is the snapshot, with its date and what it leaves out', () => {
    const prices = pricesFor('us-east-1');
    expect(prices.rates.dynamoDbWrites.usd).toBe(0.625);
    expect(prices.assumptions).toEqual([
      `prices are AWS's on-demand list prices of us-east-1, put together on ${prices.date}; a month has 730 hours`,
      'free tiers, savings plans, reserved instances, support and taxes are left out',
    ]);
  });

  test('no Region: us-east-1 stands in, and it is said', () => {
    expect(pricesFor().rates).toEqual(SNAPSHOT_PRICES);
    expect(last()).toBe('the Region is not given: prices of us-east-1 stand in');
  });

  test('an unknown Region: us-east-1 stands in, and it is said', () => {
    expect(pricesFor('eu-central-1').rates).toEqual(SNAPSHOT_PRICES);
    expect(last('eu-central-1')).toBe('prices of eu-central-1 are not in the snapshot: those of us-east-1 stand in; give a factor or prices of your own');
  });

  test('a Region with a known factor', () => {
    const prices = pricesFor('us-west-1');
    expect(prices.rates.dynamoDbWrites.usd).toBeCloseTo(0.6975);
    expect(prices.instances.rds['r8g.large'].usd).toBeCloseTo(0.2667);
    expect(last('us-west-1')).toBe('prices of us-west-1 are those of us-east-1 times 1.116: '
      + 'DynamoDB replicated write capacity costs 11.6 % more there (infracost golden files, 2024-11)');
  });

  test('a factor of the user\'s overrides what is known', () => {
    expect(pricesFor('us-west-1', { factor: 2 }).instances.aurora['r8g.large'].usd).toBeCloseTo(0.552);
    expect(last('us-west-1', 2)).toBe('every price is multiplied by 2, the factor that you gave for us-west-1');
    expect(last(undefined, 2)).toBe('every price is multiplied by 2, the factor that you gave for us-east-1');
  });

  test('prices of the user\'s stand as they are, whatever the factor', () => {
    const prices = pricesFor('us-east-1', { factor: 2, prices: { 'secret': 0.1, 'rds/m7g.large': 0, 'aurora/r8g.large': 0.2 } });
    expect(prices.rates.secret).toMatchObject({ usd: 0.1, source: 'set by you', per: 'secret-months' });
    expect(prices.rates.customerKey.usd).toBe(2);
    expect(prices.instances.rds['m7g.large'].usd).toBe(0);
    expect(prices.instances.rds['m7g.xlarge'].usd).toBeCloseTo(0.674);
    expect(prices.instances.aurora['r8g.large'].usd).toBe(0.2);
    expect(prices.assumptions.slice(2)).toEqual([
      'every price is multiplied by 2, the factor that you gave for us-east-1',
      'set by you: secret $0.1, rds/m7g.large $0, aurora/r8g.large $0.2',
    ]);
  });
});

test('every price says what it buys and where it comes from', () => {
  const instances = Object.values(pricesFor().instances).flatMap((all) => Object.values(all));
  for (const { usd, per, source } of [...Object.values(SNAPSHOT_PRICES), ...instances]) {
    expect(usd).toBeGreaterThan(0);
    expect(per).toMatch(/\S/);
    expect(source).toMatch(/\S/);
  }
});
