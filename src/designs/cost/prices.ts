import {
  Price, SNAPSHOT_AURORA_INSTANCES, SNAPSHOT_DATE, SNAPSHOT_PRICES, SNAPSHOT_RDS_INSTANCES, SNAPSHOT_REGION,
} from './price-snapshot';

/** The name of a price. */
export type PriceId = keyof typeof SNAPSHOT_PRICES;

/** The prices of one Region. */
export interface Prices {
  readonly region: string;
  /** The day of the snapshot. */
  readonly date: string;
  readonly rates: Readonly<Record<PriceId, Price>>;
  /** Dollars per instance-hour by class, Standard configuration. */
  readonly auroraInstances: Readonly<Record<string, number>>;
  /** Dollars per instance-hour by class, Single-AZ. */
  readonly rdsInstances: Readonly<Record<string, number>>;
  /** What every estimate with these prices assumes. */
  readonly assumptions: readonly string[];
}

/** How a Region compares to the snapshot's, where a source says so. */
const REGION_FACTORS: Readonly<Record<string, { factor: number; why: string }>> = {
  'us-east-2': { factor: 1, why: 'DynamoDB units cost the same in both (infracost golden files, 2024-11)' },
  'us-west-1': { factor: 1.116, why: 'DynamoDB replicated write capacity costs 11.6 % more there (infracost golden files, 2024-11)' },
};

const ASSUMED: readonly string[] = [
  `prices are AWS's on-demand list prices of ${SNAPSHOT_REGION}, put together on ${SNAPSHOT_DATE}; a month has 730 hours`,
  'free tiers, savings plans, reserved instances, support and taxes are left out',
];

const HOME: Prices = {
  region: SNAPSHOT_REGION,
  date: SNAPSHOT_DATE,
  rates: SNAPSHOT_PRICES,
  auroraInstances: SNAPSHOT_AURORA_INSTANCES,
  rdsInstances: SNAPSHOT_RDS_INSTANCES,
  assumptions: ASSUMED,
};

/**
 * The prices of a Region.
 *
 * A Region without a known factor is priced like us-east-1, and the estimate says so. `factor` overrides what is known.
 */
export function pricesFor(region?: string, factor?: number): Prices {
  if (factor !== undefined) {
    return scaled(region ?? SNAPSHOT_REGION, factor, `every price is multiplied by ${factor}, the factor given for ${region ?? SNAPSHOT_REGION}`);
  }
  if (region === SNAPSHOT_REGION) return HOME;
  if (region === undefined) {
    return { ...HOME, assumptions: [...ASSUMED, `the Region is not given: prices of ${SNAPSHOT_REGION} stand in`] };
  }
  const known = REGION_FACTORS[region];
  if (known) return scaled(region, known.factor, `prices of ${region} are those of ${SNAPSHOT_REGION} times ${known.factor}: ${known.why}`);
  return { ...HOME, region, assumptions: [...ASSUMED, `prices of ${region} are not in the snapshot: those of ${SNAPSHOT_REGION} stand in`] };
}

function scaled(region: string, factor: number, assumption: string): Prices {
  return {
    region,
    date: SNAPSHOT_DATE,
    rates: mapValues(SNAPSHOT_PRICES as HomeRates, (price) => ({ ...price, usd: price.usd * factor })),
    auroraInstances: mapValues(SNAPSHOT_AURORA_INSTANCES, (usd) => usd * factor),
    rdsInstances: mapValues(SNAPSHOT_RDS_INSTANCES, (usd) => usd * factor),
    assumptions: [...ASSUMED, assumption],
  };
}

type HomeRates = Readonly<Record<PriceId, Price>>;

function mapValues<K extends string, V>(record: Readonly<Record<K, V>>, of: (value: V) => V): Record<K, V> {
  return Object.fromEntries(Object.entries<V>(record).map(([key, value]) => [key, of(value)])) as Record<K, V>;
}
