import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findPrice, PriceList, rewriteSnapshot } from '../../scripts/price-list';
import { instanceQuery, PRICE_QUERIES } from '../../scripts/price-queries';
import { SNAPSHOT_PRICES } from '../../src/designs/cost/price-snapshot';

/** An excerpt in the shape of AWS's price list, made by hand. */
function listOf(...products: { attributes: Record<string, string>; tiers: [from: string, usd: string][] }[]): PriceList {
  return {
    publicationDate: '2026-11-20T18:00:00Z',
    products: Object.fromEntries(products.map(({ attributes }, i) => [`SKU${i}`, { attributes }])),
    terms: {
      OnDemand: Object.fromEntries(products.map(({ tiers }, i) => [`SKU${i}`, {
        [`SKU${i}.JRTCKXETXF`]: {
          priceDimensions: Object.fromEntries(tiers.map(([beginRange, USD], tier) => [`SKU${i}.${tier}`, { beginRange, pricePerUnit: { USD } }])),
        },
      }])),
    },
  };
}

const instance = (usagetype: string, databaseEngine: string, usd: string) =>
  ({ attributes: { usagetype, databaseEngine, instanceType: 'db.r8g.2xlarge' }, tiers: [['0', usd]] as [string, string][] });

describe('findPrice', () => {
  test('takes the first tier that is not free', () => {
    const list = listOf({ attributes: { usagetype: 'TimedStorage-ByteHrs' }, tiers: [['25', '0.2500000000'], ['0', '0.0000000000']] });
    expect(findPrice(list, { usageType: 'TimedStorage-ByteHrs' })).toBe(0.25);
  });

  test('multiplies the price of one unit', () => {
    const list = listOf({ attributes: { usagetype: 'WriteRequestUnits' }, tiers: [['0', '0.0000006250']] });
    expect(findPrice(list, PRICE_QUERIES.AmazonDynamoDB.dynamoDbWrites!)).toBe(0.625);
  });

  test('reads past the prefix of the Region', () => {
    const list = listOf({ attributes: { usagetype: 'USE1-Fargate-GB-Hours' }, tiers: [['0', '0.0044450000']] });
    expect(findPrice(list, PRICE_QUERIES.AmazonECS.fargateMemory!)).toBe(0.004445);
  });

  test('tells the engines of a shared usage type apart, and I/O-Optimized and Multi-AZ from the rest', () => {
    const list = listOf(
      instance('InstanceUsage:db.r8g.2xl', 'PostgreSQL', '0.9560000000'),
      instance('InstanceUsage:db.r8g.2xl', 'Aurora PostgreSQL', '1.1040000000'),
      instance('InstanceUsageIOOptimized:db.r8g.2xl', 'Aurora PostgreSQL', '1.4352000000'),
      instance('Multi-AZUsage:db.r8g.2xl', 'PostgreSQL', '1.9120000000'),
    );
    expect(findPrice(list, instanceQuery('PostgreSQL', 'r8g.2xlarge'))).toBe(0.956);
    expect(findPrice(list, instanceQuery('Aurora PostgreSQL', 'r8g.2xlarge'))).toBe(1.104);
  });

  test('fails when nothing answers', () => {
    expect(() => findPrice(listOf(), { usageType: 'WriteRequestUnits' }))
      .toThrow("0 prices for usage type 'WriteRequestUnits'; narrow or correct its query");
  });

  test('fails when several prices answer', () => {
    const list = listOf(instance('InstanceUsage:db.r8g.2xl', 'PostgreSQL', '1'), instance('InstanceUsage:db.r8g.2xl', 'PostgreSQL', '2'));
    expect(() => findPrice(list, instanceQuery('PostgreSQL', 'r8g.2xlarge')))
      .toThrow("2 prices for usage type 'InstanceUsage:' (1, 2); narrow or correct its query");
  });
});

describe('rewriteSnapshot', () => {
  const text = readFileSync(join(__dirname, '../../src/designs/cost/price-snapshot.ts'), 'utf8');

  test('changes the figures that were read, with their source, and no others', () => {
    const rewritten = rewriteSnapshot(text, {
      date: '2027-01-02',
      prices: { dynamoDbReads: { usd: 0.111, source: 'AWS price list, 2027-01-01' } },
      instances: { SNAPSHOT_RDS_INSTANCES: { 'r8g.large': 0.2 } },
      instanceSources: { rds: 'AWS price list, 2027-01-01' },
    });
    const changed = rewritten.split('\n').filter((line, i) => line !== text.split('\n')[i]);
    expect(changed).toEqual([
      "export const SNAPSHOT_DATE = '2027-01-02';",
      "  dynamoDbReads: { usd: 0.111, per: 'million read request units', source: 'AWS price list, 2027-01-01' },",
      "  rds: 'AWS price list, 2027-01-01',",
      "  'r8g.large': 0.2,",
    ]);
  });

  test('finds every price of the snapshot', () => {
    const prices = Object.fromEntries(Object.keys(SNAPSHOT_PRICES).map((id) => [id, { usd: 9.99, source: 'test' }]));
    const rewritten = rewriteSnapshot(text, { date: '2027-01-02', prices, instances: {}, instanceSources: {} });
    expect(rewritten.match(/\{ usd: 9\.99, per: '[^']+', source: 'test' \}/g)).toHaveLength(Object.keys(SNAPSHOT_PRICES).length);
  });
});

test('queries ask for prices that the snapshot holds', () => {
  const asked = Object.values(PRICE_QUERIES).flatMap((queries) => Object.keys(queries));
  expect(asked.filter((id) => !(id in SNAPSHOT_PRICES))).toEqual([]);
});
